// SPDX-License-Identifier: Apache-2.0
// Completion ports in memory, as the kernel of Windows has them, with what a test wants of them: packets as a device
// leaves them, failures on request, and a look at what is open. Knows nothing of slots or of Java.
#pragma once

#include <string>

#include "win/api.h"

namespace winnet4j::torture::kernel {

/** Threads of ports are counted from here on. */
void begin();

/** What a device leaves when an operation has ended: status, bytes, and the packet. It can't fail. */
void complete(HANDLE port, OVERLAPPED* overlapped, ULONG_PTR key, std::uint32_t status, std::uint32_t bytes);

/** A packet of nobody's, unless the port is closed: by real threads it may be just now. */
void stray(HANDLE port, OVERLAPPED* overlapped, ULONG_PTR key);

/** The number of next ports that the quota of handles refuses. */
void failPorts(int count);
/** The number of next packets that find no memory when they are posted. */
void failPosts(int count);
/** The next wait in any port fails with that code; 0: none. */
void failWait(std::uint32_t code);
/** The most packets at a time; 0: all. */
void limitBatch(std::uint32_t most);

int openPorts();
bool isOpen(HANDLE port);
/** What was done to the kernel against its rules since the last question; empty if nothing. */
std::string violations();

}  // namespace winnet4j::torture::kernel
