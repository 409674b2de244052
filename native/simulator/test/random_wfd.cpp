// SPDX-License-Identifier: Apache-2.0
// The random client's part of Wi-Fi Direct: it does as the pages say, cancel, wait, close what opened, close the
// client.
#include "random_client.h"

namespace winnet4j::test {
namespace {

/** One open, from its start to its close. Stays in memory afterwards, to see that no callback comes late. */
struct Session {
    HANDLE client = nullptr;
    HANDLE handle = nullptr;
    bool started = false;
    int callbacks = 0;
    DWORD error = 0;
    bool closeInside = false;
    bool closed = false;

    bool pending() const { return started && callbacks == 0; }
    bool open() const { return started && callbacks == 1 && error == 0 && !closed; }
    void close() { closed = WFDCloseSession(handle) == ERROR_SUCCESS; }

    static VOID WINAPI callback(HANDLE handle, PVOID context, GUID, DWORD error, DWORD) {
        auto& self = *static_cast<Session*>(context);
        self.handle = handle;  // perhaps WFDStartOpenSession has not returned yet
        self.started = true;
        ++self.callbacks;
        self.error = error;
        if (error == 0 && self.closeInside) {
            self.close();
        }
    }
};

class DirectPart : public Part {
  public:
    explicit DirectPart(Random& random) {
        const char* const answers[] = {"accept", "accept", "refuse error=1225 reason=0x38003", "vanish"};
        const char* const cancels[] = {"cancel=wins", "cancel=loses", "cancel=ties", "cancel-error=1722"};
        const char* const callbacks[] = {"after", "after", "after", "before", "inside"};
        for (int peer = 0; peer < kPeers; ++peer) {
            command("peer 02-00-00-00-00-0" + std::to_string(peer) + ' ' + answers[random.next() % 4] + ' ' +
                    cancels[random.next() % 4] + " callback=" + callbacks[random.next() % 5]);
        }
    }

    void act(Random& random) override {
        if (clients_.empty() || (clients_.size() < 3 && random.percent(20))) {
            DWORD version = 0;
            HANDLE client = nullptr;
            if (WFDOpenHandle(1, &version, &client) == ERROR_SUCCESS) {
                clients_.push_back(client);
            }
            return;
        }
        Session* session = pick(random, sessions_);
        switch (random.between(0, 5)) {
            case 0:
                closeClient(random);
                break;
            case 1:
            case 2:
                start(random);
                break;
            case 3:
                if (session != nullptr && session->pending()) {
                    WFDCancelOpenSession(session->handle);
                }
                break;
            case 4:
                if (session != nullptr && session->open()) {
                    session->close();
                }
                break;
            default: {
                DOT11_MAC_ADDRESS address = {2, 0, 0, 0, 0, 1};
                WFDUpdateDeviceVisibility(&address);
            }
        }
    }

    void end(Random& random) override {
        while (!clients_.empty()) {
            closeClient(random);
        }
    }

    void check() override {
        for (const auto& session : sessions_) {
            CHECK(session->callbacks == (session->started ? 1 : 0));
            CHECK((!session->started || session->error != 0 || session->closed));
        }
    }

  private:
    static constexpr int kPeers = 4;

    void start(Random& random) {
        Session& made = *sessions_.emplace_back(std::make_unique<Session>());
        made.client = clients_[random.next() % clients_.size()];
        made.closeInside = random.percent(20);
        // One more than there are: that one was never paired.
        DOT11_MAC_ADDRESS address = {2, 0, 0, 0, 0, static_cast<UCHAR>(random.between(0, kPeers))};
        HANDLE handle = nullptr;
        if (WFDStartOpenSession(made.client, &address, &made, &Session::callback, &handle) == ERROR_SUCCESS) {
            made.handle = handle;
            made.started = true;
        }
    }

    /** In the order of the pages. A call that chaos made fail is tried again another time. */
    void closeClient(Random& random) {
        const std::size_t which = random.next() % clients_.size();
        const HANDLE client = clients_[which];
        for (const auto& session : sessions_) {
            if (session->client == client && session->pending() && random.percent(70)) {
                WFDCancelOpenSession(session->handle);
            }
        }
        for (const auto& session : sessions_) {
            while (session->client == client && session->pending() && command("step") == "1") {
            }
            if (session->client == client && session->open()) {
                session->close();
                if (!session->closed) {
                    return;
                }
            }
        }
        if (WFDCloseHandle(client) == ERROR_SUCCESS) {
            clients_.erase(clients_.begin() + static_cast<std::ptrdiff_t>(which));
            for (const auto& session : sessions_) {
                session->client = session->client == client ? nullptr : session->client;
            }
        }
    }

    std::vector<HANDLE> clients_;
    std::vector<std::unique_ptr<Session>> sessions_;
};

const Registered<DirectPart> registered;

}  // namespace
}  // namespace winnet4j::test
