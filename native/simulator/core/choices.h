// SPDX-License-Identifier: Apache-2.0
// Every choice that Microsoft's documents leave open, each with its name, so that it is changed here and nowhere else.
// Programs of others, written for Windows, have run against the faces of wlanapi and mpr and hold them to what they
// know; for Wi-Fi Direct and PeerDist there is no witness but the pages.
// Times are in microseconds of virtual time; a range is drawn from by the seed.
#pragma once

#include <cstdint>

#include "win/api.h"

namespace winnet4j::sim::choices {

struct Range {
    std::int64_t low;
    std::int64_t high;
};

// ---- core ----
/** Handles look like those of Windows: small, multiples of 16, none of them 0 or 1. */
inline constexpr std::uintptr_t kFirstHandle = 0x5A10;
inline constexpr std::uintptr_t kHandleStride = 0x10;
/** A handle of the wrong kind, a closed one, one never given out: all are "not in the handle table". */
inline constexpr DWORD kUnknownHandle = ERROR_INVALID_HANDLE;
/** What a call answers that Windows would never return from, unless `deadlock hang` says to be that faithful. */
inline constexpr DWORD kDeadlock = ERROR_POSSIBLE_DEADLOCK;
/** What a blocked call answers when `reset` takes the world from under it: the code of a cancelled remote call. */
inline constexpr DWORD kWorldReset = RPC_S_CALL_CANCELLED;
/** Threads of Windows in the free mode. */
inline constexpr int kFreeThreads = 4;
/** Chaos draws delays from this range. */
inline constexpr Range kChaosDelay{0, 2'000'000};

// ---- wlan ----
/** Handles of WlanOpenHandle, and of WFDOpenHandle, open at once; one more answers 1220. */
inline constexpr std::size_t kMostClients = 1024;
/** WlanOpenHandle while the service is stopped, tested before the version, as the test says that Wine keeps of Windows'
 * wlanapi. Everything else then answers like a call to a server that is gone, WFDOpenHandle too: its page has no 1062.
 */
inline constexpr DWORD kOpenWithoutService = ERROR_SERVICE_NOT_ACTIVE;
inline constexpr DWORD kServiceGone = RPC_S_SERVER_UNAVAILABLE;
/** A GUID that is no interface's: the pages name 1168 for WlanGetNetworkBssList, and 87 for a removed adapter. */
inline constexpr DWORD kNoSuchInterface = ERROR_INVALID_PARAMETER;
/** From the event to the callback; drawn for each, but the notifications of one handle stay in order. */
inline constexpr Range kNotification{10, 500};
/** The pages ask drivers to end a scan within 4 s. */
inline constexpr Range kScan{500'000, 4'000'000};
inline constexpr Range kConnectStart{1'000, 20'000};
inline constexpr Range kConnect{100'000, 2'000'000};
inline constexpr Range kDisconnect{5'000, 200'000};
/** A link that ends on request: disconnecting, then MSM's disassociating and disconnected, then
 * disconnected. One that is lost: MSM's disconnected comes first, with the reason; ACM's have none, as their page says.
 * Of a radio that is switched off radio_state_change comes before all of them; of a deleted profile, profile_change.
 */
inline constexpr bool kLossIsNoticedBelow = true;
/** A second scan asked for while one runs joins it: one notification ends both. */
inline constexpr bool kScansJoin = true;
/** A non-zero source mask without a callback is "an error". */
inline constexpr DWORD kSourcesWithoutCallback = ERROR_INVALID_PARAMETER;
/** The reason of an attempt that was ended by WlanDisconnect or by another WlanConnect: MSM_USER_CANCELLED. */
inline constexpr DWORD kAttemptEnded = 0x38001;
/** The reason of connection_complete when every attempt failed or the network is not there [D]; the page gives it for a
 * profile with another security than the network's, too, and the simulator for a profile that there isn't.
 */
inline constexpr DWORD kNetworkNotAvailable = 0x2800B;
/** Why a network in the list is not connectable by a profile of other security: MSMSEC_CAPABILITY_PROFILE_AUTH. */
inline constexpr DWORD kSecurityUnfit = 0x4001E;
/** What the filter lists deny: GP_DENIED, USER_DENIED, the reasons in the list of networks and of attempts, which end
 * with it. One list that names a network goes before one that means all; of two that are alike the denial counts, so
 * that to permit some and deny all leaves the some. A link that there is stays.
 */
inline constexpr DWORD kDeniedByPolicy = 0x28003;
inline constexpr DWORD kDeniedByUser = 0x28004;
inline constexpr bool kNameBeforeAll = true;
/** How a network refuses a wrong key: MSMSEC_PSK_MISMATCH_SUSPECTED, after the association. */
inline constexpr DWORD kWrongKey = 0x48014;
/** The reason that msm_disconnected has when the access point is out of reach, or the radio is off:
 * DRIVER_DISCONNECTED; and one that didn't survive roaming: ROAMING_FAILURE.
 */
inline constexpr DWORD kLinkLost = 0x3800B;
inline constexpr DWORD kRadioOff = 0x3800B;
inline constexpr DWORD kRoamingFailed = 0x38008;
inline constexpr Range kRoam{20'000, 300'000};
/** A profile that is changed or deleted ends an attempt by it [D]; one that is deleted ends a link by it, too:
 * PROFILE_CHANGED_OR_DELETED.
 */
inline constexpr DWORD kProfileGone = 0x2800C;
/** A profile with neither MSM nor IHV settings: SECURITY_MISSING; a passphrase that is too short or too long:
 * MSMSEC_PROFILE_PSK_LENGTH.
 */
inline constexpr DWORD kNoSecurity = 0x8000C;
inline constexpr DWORD kPassphraseLength = 0x40004;
/** WlanQueryInterface(current_connection), and what else needs a connection, without one. */
inline constexpr DWORD kNotConnected = ERROR_INVALID_STATE;
/** Background scans and media streaming, once set, last as long as the handle that set them: programs in the wild rely
 * on that. With several handles scans are off while one wants them off, and streaming is on while one wants it on; the
 * command `settings last` has it that the last one to set it wins.
 */
inline constexpr bool kWishesMerge = true;
/** A hosted network that there can't be, and a stop before a start: ERROR_INVALID_STATE, which Windows answers where no
 * driver has it. Starting one without settings is ERROR_BAD_CONFIGURATION.
 */
inline constexpr DWORD kNoHostedNetwork = ERROR_INVALID_STATE;
/** Every byte of what a status has no value for: its page says not to use those. */
inline constexpr int kHostedRubbish = 0xCD;
/** An opcode or function that this world has nothing behind. */
inline constexpr DWORD kUnsupported = ERROR_NOT_SUPPORTED;
/** The biggest data block that `notify` hands to a callback. */
inline constexpr std::int64_t kLargestNotification = 64 << 20;

// ---- wfd ----
inline constexpr Range kOpenSession{20'000, 3'000'000};
/** An open to a peer that has vanished gives up after this, with this code. */
inline constexpr Range kOpenTimeout{30'000'000, 60'000'000};
inline constexpr DWORD kOpenTimedOut = ERROR_TIMEOUT;
/** An open to an address that was never paired, and the refusal of a peer when the script names no code. */
inline constexpr DWORD kUnpairedPeer = ERROR_NOT_FOUND;
inline constexpr DWORD kRefused = ERROR_CONNECTION_REFUSED;
/** From WFDCancelOpenSession to the callback that it causes, and that callback's dwError. */
inline constexpr Range kCancel{100, 50'000};
inline constexpr DWORD kCancelled = ERROR_CANCELLED;
/** WFDCancelOpenSession of an open that has ended, with success or not: not pending, so not found. */
inline constexpr DWORD kCancelTooLate = ERROR_INVALID_HANDLE;
/** WFDCloseSession while the open is pending: it "will not close the session", and says nothing of it. */
inline constexpr DWORD kCloseWhilePending = ERROR_SUCCESS;
/** WFDCloseSession of a session after a failed open. */
inline constexpr DWORD kCloseOfFailed = ERROR_INVALID_HANDLE;
/** From WFDCloseSession to the link being down. */
inline constexpr Range kTeardown{1'000, 500'000};
/** When a rule lets the callback come before the call returns, *phSessionHandle is written only after it. */
inline constexpr bool kHandleAfterEarlyCallback = true;
/** After the first of two callbacks (rule: twice). */
inline constexpr Range kSecondCallback{0, 100'000};

// ---- peerdist ----
/** A content, content information or stream handle that is none. 6 is documented for the instance handle only. */
inline constexpr DWORD kUnknownContentHandle = ERROR_INVALID_PARAMETER;
/** An OVERLAPPED that belongs to another operation at the time; a second one of those that must wait for each other. */
inline constexpr DWORD kNotYours = ERROR_INVALID_PARAMETER;
/** The share of operations, in per cent, that end, under a seed, by a packet as an application posts it, which always
 * says success: how it went is in the OVERLAPPED alone. The others' packets say it too. The pages leave open which of
 * them is Windows'.
 */
inline constexpr std::uint32_t kPlainPackets = 50;
/** Reading before the content information is complete and was found good. */
inline constexpr DWORD kReadTooEarly = 4054;
/** Adding information or data after its completion was asked for. */
inline constexpr DWORD kAlreadyComplete = 4060;
/** Data that is not what the content information promises. */
inline constexpr DWORD kWrongData = 4066;
/** The bytes added to a stream are fewer or more than its length said. */
inline constexpr DWORD kLengthMismatch = 4061;
/** Opening the information of, or unpublishing, what is not published; the page's name for it is in no header. */
inline constexpr DWORD kNotPublished = ERROR_NOT_FOUND;
/** Cancelling all operations of a content that has none. */
inline constexpr DWORD kNothingToCancel = 4059;
/** A second registration for the status while one waits. */
inline constexpr DWORD kSecondRegistration = ERROR_INVALID_PARAMETER;
/** Unregistering when nothing is registered: the notification may just have come. */
inline constexpr DWORD kNothingRegistered = ERROR_SUCCESS;
/** What the registration with a structure returns; its page says 0, that of the plain one 997. */
inline constexpr DWORD kRegisteredEx = ERROR_IO_PENDING;
/** What was published is with the peers, not on this machine, until it was read once. */
inline constexpr bool kPublishedIsWithPeers = true;
/** A query (a read of 0 bytes) on the stream leaves its offset alone. */
inline constexpr bool kQueryMovesStream = false;
/** The share of reads, in per cent, that bring less than there is. */
inline constexpr std::uint32_t kShortReads = 25;
/** PEERDIST_READ_TIMEOUT_DEFAULT, and a timeout of unknown meaning: none. */
inline constexpr std::int64_t kDefaultTimeout = 5'000'000;
inline constexpr DWORD kNoTimeout = INFINITE;
/** The service looks into its cache or adds to it; it asks peers; it reports a new status. */
inline constexpr Range kCacheLatency{20, 400};
inline constexpr Range kPeerLatency{1'000, 60'000};
inline constexpr Range kStatusLatency{100, 5'000};
/** Where a client's content information is refused as forged. */
inline constexpr std::uint64_t kLargestContent = std::uint64_t{1} << 30;

// ---- wnet ----
/** Drives up to this letter, from C: on, are the machine's own. */
inline constexpr wchar_t kLastLocalDrive = L'C';
/** Connecting to an unknown server: no provider took the path; to one that is down. */
inline constexpr DWORD kUnknownServer = ERROR_NO_NET_OR_BAD_PATH;
inline constexpr DWORD kServerDown = ERROR_BAD_NETPATH;
/** True if force ends a connection that an active process uses, and not only open files. */
inline constexpr bool kForceEndsUse = false;
/** WNetCancelConnection without a name. */
inline constexpr DWORD kCancelNull = ERROR_NOT_CONNECTED;
/** A pointer that must not be NULL. */
inline constexpr DWORD kBadPointer = ERROR_INVALID_ADDRESS;
/** A size of 0 where WNetUseConnection and WNetGetUniversalName were given a buffer: 87, and the size stays 0, says the
 * test that Wine keeps of Windows' mpr. That of a NULL buffer leaves 87 and 487 open: it is kBadPointer here.
 */
inline constexpr DWORD kNoRoom = ERROR_INVALID_PARAMETER;
/** RESOURCETYPE_ANY with a local name. The page of WNetAddConnection2 allows a disk and a printer, and its own sample
 * asks for any; Wine's mpr connects, too.
 */
inline constexpr bool kAnyTypeWithDevice = true;
/** WNetGetConnection of what is only remembered fills in the name all the same, when it has room. */
inline constexpr bool kRememberedHasName = true;
/** Any other call forgets what WNetGetLastError would have answered on that thread. */
inline constexpr bool kNextCallForgets = true;

}  // namespace winnet4j::sim::choices
