// SPDX-License-Identifier: Apache-2.0
// A client of BranchCache as the tests need it: a port, a session, operations that are waited for by stepping. Knows
// the simulator only by its commands.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "client.h"

namespace winnet4j::test {

struct Packet {
    DWORD code;
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED* overlapped;
};

class Port {
  public:
    Port() : handle_(CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 0)) {}
    ~Port() { CloseHandle(handle_); }
    Port(const Port&) = delete;
    Port& operator=(const Port&) = delete;
    HANDLE get() const noexcept { return handle_; }

    /** What lies there already. */
    std::optional<Packet> take(DWORD millis = 0) {
        Packet packet{};
        const BOOL done = GetQueuedCompletionStatus(handle_, &packet.bytes, &packet.key, &packet.overlapped, millis);
        packet.code = done != FALSE ? ERROR_SUCCESS : GetLastError();
        if (packet.overlapped == nullptr) {
            return std::nullopt;
        }
        if (done != FALSE && packet.overlapped->Internal != 0) {  // a plain packet
            DWORD ignored = 0;
            BOOL good = PeerDistGetOverlappedResult(packet.overlapped, &ignored, FALSE);
            if (good == FALSE && GetLastError() == ERROR_PROC_NOT_FOUND) {  // so a program does on Windows 7
                good = GetOverlappedResult(nullptr, packet.overlapped, &ignored, FALSE);
            }
            packet.code = good != FALSE ? ERROR_SUCCESS : GetLastError();
        }
        return packet;
    }
    /** Steps until a packet comes; throws when none does. */
    Packet next() {
        for (int i = 0; i < 1000; ++i) {
            if (auto packet = take()) {
                return *packet;
            }
            if (number("step") == 0) {
                break;
            }
        }
        throw std::runtime_error("no packet comes");
    }

  private:
    HANDLE handle_;
};

inline std::uint64_t offsetOf(const OVERLAPPED& overlapped) {
    return std::uint64_t{overlapped.OffsetHigh} << 32 | overlapped.Offset;
}
inline OVERLAPPED at(std::uint64_t offset) {
    OVERLAPPED overlapped{};
    overlapped.Offset = static_cast<DWORD>(offset);
    overlapped.OffsetHigh = static_cast<DWORD>(offset >> 32);
    return overlapped;
}

/** Byte i of what `peerdist publish ID size=N pattern=P` publishes. */
inline unsigned char patternByte(std::uint64_t i, std::uint64_t pattern = 0) {
    return static_cast<unsigned char>(i * 31 + (i >> 8) + pattern);
}
inline std::string patternBytes(std::uint64_t size, std::uint64_t from = 0, std::uint64_t pattern = 0) {
    std::string bytes(size, '\0');
    for (std::uint64_t i = 0; i < size; ++i) {
        bytes[i] = static_cast<char>(patternByte(from + i, pattern));
    }
    return bytes;
}

inline BYTE* bytesOf(const std::string& text) { return reinterpret_cast<BYTE*>(const_cast<char*>(text.data())); }
inline DWORD sizeOf(const std::string& text) { return static_cast<DWORD>(text.size()); }

/** A session with a port, shut down at the end. */
struct Session {
    static constexpr ULONG_PTR kKey = 77;
    static constexpr int kMostReads = 10'000;
    Port port;
    HANDLE handle = nullptr;
    PEERDIST_CONTENT_TAG tag{{1, 2, 3}};

    DWORD supported = 0;

    explicit Session(DWORD version = 2) {
        if (PeerDistStartup(version, &handle, &supported) != ERROR_SUCCESS) {
            throw std::runtime_error("PeerDistStartup");
        }
    }
    ~Session() { PeerDistShutdown(handle); }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /** The content information of what is published as that. */
    std::string information(const std::string& identifier, std::uint64_t from = 0, std::uint64_t length = 0) {
        HANDLE info = nullptr;
        if (PeerDistServerOpenContentInformation(handle, sizeOf(identifier), bytesOf(identifier), from, length,
                                                 port.get(), kKey, &info) != ERROR_SUCCESS) {
            throw std::runtime_error("nothing published");
        }
        std::string all;
        for (int reads = 0; reads < kMostReads; ++reads) {
            BYTE part[100];
            OVERLAPPED overlapped{};
            if (PeerDistServerRetrieveContentInformation(handle, info, sizeof part, part, &overlapped) !=
                ERROR_IO_PENDING) {
                break;
            }
            const Packet packet = port.next();
            all.append(reinterpret_cast<char*>(part), packet.bytes);
        }
        PeerDistServerCloseContentInformation(handle, info);
        return all;
    }
    HANDLE open() {
        HANDLE content = nullptr;
        if (PeerDistClientOpenContent(handle, &tag, port.get(), kKey, &content) != ERROR_SUCCESS) {
            throw std::runtime_error("PeerDistClientOpenContent");
        }
        return content;
    }
    /** Gives the information; the code of its completion. */
    DWORD inform(HANDLE content, const std::string& information) {
        for (std::size_t from = 0; from < information.size(); from += 64) {
            std::string part = information.substr(from, 64);
            OVERLAPPED overlapped{};
            if (PeerDistClientAddContentInformation(handle, content, sizeOf(part), bytesOf(part), &overlapped) !=
                ERROR_IO_PENDING) {
                throw std::runtime_error("PeerDistClientAddContentInformation");
            }
            port.next();
        }
        OVERLAPPED overlapped{};
        if (PeerDistClientCompleteContentInformation(handle, content, &overlapped) != ERROR_IO_PENDING) {
            throw std::runtime_error("PeerDistClientCompleteContentInformation");
        }
        return port.next().code;
    }
    /** A content handle that is ready for reading. */
    HANDLE ready(const std::string& identifier, std::uint64_t from = 0, std::uint64_t length = 0) {
        HANDLE content = open();
        if (inform(content, information(identifier, from, length)) != ERROR_SUCCESS) {
            throw std::runtime_error("the information is refused");
        }
        return content;
    }
    /** Reads to the end; gaps are filled in by dots. */
    std::string readAll(HANDLE content, DWORD timeout = PEERDIST_READ_TIMEOUT_DEFAULT) {
        std::string all;
        for (int reads = 0;; ++reads) {
            if (reads == kMostReads) {
                throw std::runtime_error("the stream has no end");
            }
            BYTE part[5000];
            OVERLAPPED overlapped{};
            if (PeerDistClientStreamRead(handle, content, sizeof part, part, timeout, &overlapped) !=
                ERROR_IO_PENDING) {
                throw std::runtime_error("PeerDistClientStreamRead");
            }
            const Packet packet = port.next();
            if (packet.code == PEERDIST_ERROR_NO_MORE) {
                return all;
            }
            if (packet.code == PEERDIST_ERROR_MISSING_DATA || packet.code == ERROR_TIMEOUT) {
                all.append(packet.bytes, '.');
            } else if (packet.code == ERROR_SUCCESS) {
                all.append(reinterpret_cast<char*>(part), packet.bytes);
            } else {
                throw std::runtime_error("a read ended with " + std::to_string(packet.code));
            }
        }
    }
};

/** Every block read with what it owns. */
struct Read {
    OVERLAPPED overlapped{};
    std::vector<BYTE> buffer;
    explicit Read(std::uint64_t offset = 0, DWORD size = 64) : overlapped(at(offset)), buffer(size) {}
    DWORD block(Session& session, HANDLE content, DWORD timeout = PEERDIST_READ_TIMEOUT_DEFAULT) {
        return PeerDistClientBlockRead(session.handle, content, static_cast<DWORD>(buffer.size()), buffer.data(),
                                       timeout, &overlapped);
    }
    DWORD stream(Session& session, HANDLE content, DWORD timeout = PEERDIST_READ_TIMEOUT_DEFAULT) {
        return PeerDistClientStreamRead(session.handle, content, static_cast<DWORD>(buffer.size()), buffer.data(),
                                        timeout, &overlapped);
    }
};

}  // namespace winnet4j::test
