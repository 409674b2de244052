// SPDX-License-Identifier: Apache-2.0
// The random client's network connections: letters and deviceless ones come and go, with files open and without. What
// it thinks is connected is what the simulator's list says.
#include <doctest/doctest.h>

#include <map>

#include "client.h"
#include "random_client.h"

namespace winnet4j::test {
namespace {

class WNetPart final : public Part {
  public:
    explicit WNetPart(Random&) { command("share \\\\srv\\one\nshare \\\\srv\\two\nshare \\\\far\\x provider=2"); }

    void act(Random& random) override {
        static constexpr const char* kShares[] = {"\\\\srv\\one", "\\\\srv\\two", "\\\\far\\x"};
        const char* share = kShares[random.next() % 3];
        std::string device = "F:";
        device[0] = static_cast<char>('F' + random.next() % 5);
        const auto what = random.between(0, 9);
        if (what < 4) {
            NETRESOURCEA resource{};
            resource.dwType = RESOURCETYPE_DISK;
            resource.lpLocalName = device.data();
            resource.lpRemoteName = const_cast<char*>(share);
            const DWORD code = WNetAddConnection2A(&resource, nullptr, nullptr, 0);
            if (code == 0) {
                CHECK(letters_.count(device) == 0);
                letters_[device] = {share, false};
            }
        } else if (what < 8) {
            const BOOL force = random.percent(30) ? TRUE : FALSE;
            const DWORD code = WNetCancelConnectionA(device.c_str(), force);
            if (code == 0) {
                CHECK(letters_.count(device) == 1);
                CHECK((force != FALSE || !letters_[device].open));
                letters_.erase(device);
            }
        } else if (what == 8 && letters_.count(device) != 0) {
            command((letters_[device].open ? "close " : "open ") + device);
            letters_[device].open = !letters_[device].open;
        } else {
            char remote[40] = {};
            DWORD size = sizeof remote;
            if (WNetGetConnectionA(device.c_str(), remote, &size) == 0) {
                CHECK(letters_[device].share == remote);
            }
        }
    }

    void end(Random&) override {
        for (const auto& [device, connected] : letters_) {
            CHECK(WNetCancelConnectionA(device.c_str(), TRUE) == 0);
        }
        CHECK(command("connections").empty());
    }

  private:
    struct Connected {
        std::string share;
        bool open = false;
    };

    std::map<std::string, Connected> letters_;
};

const Registered<WNetPart> registered;

}  // namespace
}  // namespace winnet4j::test
