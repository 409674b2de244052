// SPDX-License-Identifier: Apache-2.0
// The network of the simulator: servers and shares, the connections to them, what the user's profile remembers. One
// model for both ways to it: our mpr.dll, and the network provider in Windows' own. Owns the rules of connecting and
// cancelling; knows no text conversion and no exported function.
#pragma once

#include <list>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "simulator/wnet/text.h"

namespace winnet4j::sim::wnet {

/** The two providers, in the order in which they are asked. */
inline constexpr const wchar_t* kProviders[] = {L"Winnet4j Network", L"Winnet4j Second Network"};
inline constexpr int kAnyProvider = -1;
/** The high words of their types: WNNC_NET_RDR2SAMPLE and the one behind. */
inline constexpr DWORD kNetTypes[] = {0x00250000, 0x00260000};

struct Share {
    std::wstring server;
    std::wstring name;
    DWORD type = RESOURCETYPE_DISK;
    int provider = 0;
    Text user;
    Text password;
    std::wstring comment;
    std::wstring path() const { return L"\\\\" + server + L'\\' + name; }
};

struct Server {
    std::wstring name;
    bool down = false;
    bool hangs = false;
    /** Whatever is asked of it ends with 1208 and this. */
    DWORD extended = 0;
    std::wstring text;
};

struct Connection {
    std::wstring local;  ///< "F:", "LPT1"; empty: without a device
    std::wstring remote;
    std::wstring user;
    DWORD type = RESOURCETYPE_DISK;
    int provider = 0;
    int openFiles = 0;
    bool inUse = false;  ///< by an active process
    /** What enumerations show of it, made by the first of them: the above but the last two never changes. */
    mutable std::shared_ptr<const Resource> shown;
};

/** What WNetGetLastError answers. */
struct Extended {
    DWORD code = 0;
    std::wstring text;
    std::wstring provider;
};

struct ConnectRequest {
    Text local;
    std::wstring remote;
    DWORD type = RESOURCETYPE_ANY;
    Text password;
    Text user;
    DWORD flags = 0;
    int provider = kAnyProvider;
};

enum class Profile { kGood, kLocked, kBroken };

class Network {
  public:
    std::list<Share> shares;
    std::list<Server> servers;
    std::list<Connection> connections;
    std::list<Connection> remembered;
    std::wstring user = L"user";
    Profile profile = Profile::kGood;
    bool dialogCancelled = true;                               ///< what the user does with a dialog
    std::string logon;                                         ///< facts of the logon session, for the library
    std::map<DWORD, Extended> extended;                        ///< by thread
    Extended usual{1, L"the network said no", kProviders[0]};  ///< when a rule alone answers 1208

    Server* server(const std::wstring& name);
    Share* share(const std::wstring& path);
    Connection* device(const std::wstring& local);
    Connection* rememberedDevice(const std::wstring& local);
    /** The provider of that name, or -1 when there is none. */
    static int provider(const std::wstring& name);

    /** What the router checks before it asks a provider, and does after. Fills in the local name that it chose. */
    DWORD connect(Call& c, ConnectRequest request, std::wstring& local);
    /** The provider's part alone. */
    DWORD attach(Call& c, const ConnectRequest& request, int provider);
    DWORD cancel(Call& c, const std::wstring& name, DWORD flags, bool force, int provider = kAnyProvider);
    /** The server's part of whatever is asked: it may hang, be down, or answer with an extended error. */
    DWORD reach(Call& c, const std::wstring& server, int provider);

    /** What "\\\\server\\share\\dir" is: the share, and the rest. */
    DWORD describe(Call& c, const std::wstring& path, DWORD type, int provider, Resource& found, std::wstring& rest);
    DWORD profileCode() const noexcept;
    std::vector<Resource> globalNet(const std::wstring& container, int provider);
    static std::shared_ptr<const Resource> resource(const Connection& connection, DWORD scope);

  private:
    DWORD attachTo(Call& c, const ConnectRequest& request, int provider);
};

Network& network();
extern Switch kWorkstation;
/** "\\server\share" out of a path below it; false when it is none. rest begins with a backslash or is empty. */
bool splitPath(const std::wstring& path, std::wstring& server, std::wstring& share, std::wstring& rest);
/** "f:" → "F:", "lpt1:" → "LPT1"; false when it is no name of a device. */
bool deviceName(const std::wstring& text, std::wstring& device);

}  // namespace winnet4j::sim::wnet
