// SPDX-License-Identifier: Apache-2.0
// The promises of the slab: one owner of a slot at a time, exactly one end for each begin, nothing stale and nothing
// foreign.
#include <doctest/doctest.h>

#include <set>
#include <vector>

#include "fake_memory.h"
#include "port/slab.h"

using namespace winnet4j::port;
using winnet4j::test::commitsLeft;
using winnet4j::test::refuseReservations;
using winnet4j::test::reservations;

namespace {

/** Of the port that all of these slots belong to. */
Driver driver;

Token next(Token token) { return Token::of(token.index(), token.generation() + 1); }

Slab::Packet end(Slab& slab, const void* address, Record* record = nullptr, std::uint32_t status = 0) {
    Record ignored;
    OVERLAPPED_ENTRY packet{};
    packet.lpOverlapped = const_cast<OVERLAPPED*>(static_cast<const OVERLAPPED*>(address));
    packet.Internal = std::uintptr_t{0xFEEDFACE} << 32 | status;  // the upper half is what was there before
    packet.dwNumberOfBytesTransferred = 7;
    return slab.end(packet, driver, record != nullptr ? *record : ignored);
}

}  // namespace

TEST_SUITE("slab") {
    TEST_CASE("an operation begins, ends, and leaves the slot to its owner") {
        Slab slab(1);
        const Token owned = slab.acquire(driver);
        REQUIRE(owned);
        Slot* slot = slab.begin(next(owned));
        REQUIRE(slot != nullptr);
        CHECK(reinterpret_cast<std::uintptr_t>(slot) % 64 == 0);
        CHECK(slab.inProgress() == 1);
        slot->overlapped.Offset = 0x11223344;
        slot->overlapped.OffsetHigh = 5;
        Record record{};
        CHECK(end(slab, slot, &record) == Slab::Packet::kOurs);
        CHECK(record.token == next(owned).value);
        CHECK(record.code == 0);
        CHECK(record.bytes == 7);
        CHECK(record.offset == 0x511223344);
        CHECK(slab.inProgress() == 0);
        CHECK(slab.begin(next(next(owned))) == slot);
        CHECK(slot->overlapped.Offset == 0);
    }

    TEST_CASE("a failure keeps its code, its bytes and its offset") {
        Slab slab(1);
        Token token = slab.acquire(driver);
        struct {
            std::uint32_t status;
            std::uint64_t code;
        } const rows[] = {{0xC0000120, 995}, {0x80070FD4, 4052}, {0x800705B4, 1460}, {0xC00000B5, 121}};
        for (const auto& row : rows) {
            token = next(token);
            Slot* slot = slab.begin(token);
            slot->overlapped.Offset = 100;
            Record record{};
            CHECK(end(slab, slot, &record, row.status) == Slab::Packet::kOurs);
            CHECK(record.code == row.code);
            CHECK(record.bytes == 7);
            CHECK(record.offset == 100);
        }
    }

    TEST_CASE(
        "a packet that an application posted says nothing: the status is in the OVERLAPPED, as NTSTATUS or code") {
        Slab slab(1);
        Token token = slab.acquire(driver);
        struct {
            std::uint32_t status;
            std::uint64_t code;
        } const rows[] = {
            {0xC0000120, 995},
            {0x80070FD4, 4052},
            {4052, 4052},
            {995, 995},
            {1460, 1460},
            {0x102, 1460},
            {0x103, 0},  // STATUS_PENDING, left there since the start: the packet is the end, and it was a success
            {0x10C, 0},  // STATUS_NOTIFY_ENUM_DIR, an end without bytes of ReadDirectoryChangesW
            {0, 0}};
        for (const auto& row : rows) {
            CAPTURE(row.status);
            token = next(token);
            Slot* slot = slab.begin(token);
            REQUIRE(slot != nullptr);
            slot->overlapped.Internal = row.status;
            Record record{};
            CHECK(end(slab, slot, &record) == Slab::Packet::kOurs);
            CHECK(record.code == row.code);
        }
    }

    TEST_CASE("the code of a callback API comes from the slot") {
        Slab slab(1);
        const Token token = next(slab.acquire(driver));
        Slot* slot = slab.begin(token);
        slot->code = 5023;
        Record record{};
        end(slab, slot, &record);
        CHECK(record.code == 5023);
    }

    TEST_CASE("fault 25: a callback that comes twice is claimed once; a late one is not claimed") {
        Slab slab(1);
        const Token token = next(slab.acquire(driver));
        Slot* slot = slab.begin(token);
        REQUIRE(slab.claim(token) == slot);
        CHECK(slab.claim(token) == nullptr);
        CHECK(slab.inProgress() == 1);
        CHECK_FALSE(slab.settle(token));  // its packet is on the way
        CHECK_FALSE(slab.release(token));
        CHECK(slab.ended(token) == nullptr);
        CHECK(end(slab, slot) == Slab::Packet::kOurs);
        CHECK(slab.ended(token) == slot);
        CHECK(slab.claim(token) == nullptr);
        REQUIRE(slab.begin(next(token)) == slot);
        CHECK(slab.ended(token) == nullptr);
        CHECK(slab.claim(token) == nullptr);  // of the use before
        CHECK(slab.unclaimed() == 3);
    }

    TEST_CASE("while Windows owns the slot it can't be had otherwise") {
        Slab slab(1);
        const Token owned = slab.acquire(driver);
        const Token token = next(owned);
        REQUIRE(slab.begin(token) != nullptr);
        CHECK(slab.begin(token) == nullptr);
        CHECK(slab.begin(next(token)) == nullptr);
        CHECK_FALSE(slab.release(owned));
        CHECK_FALSE(slab.release(token));
        CHECK(slab.pending(token) != nullptr);
        CHECK(slab.pending(owned) == nullptr);
    }

    TEST_CASE("stale and forged tokens are refused") {
        Slab slab(1);
        const Token owned = slab.acquire(driver);
        const Token token = next(owned);
        Slot* slot = slab.begin(token);
        end(slab, slot);
        CHECK(slab.begin(token) == nullptr);
        CHECK(slab.begin(owned) == nullptr);
        CHECK(slab.pending(token) == nullptr);
        CHECK_FALSE(slab.settle(token));
        for (const std::uint64_t forged : std::initializer_list<std::uint64_t>{
                 0, ~std::uint64_t{0}, std::uint64_t{1} << 63, 0xFFFFFFFF, token.value + 1000}) {
            CHECK(slab.begin(Token{forged}) == nullptr);
            CHECK(slab.pending(Token{forged}) == nullptr);
            CHECK_FALSE(slab.release(Token{forged}));
            CHECK_FALSE(slab.settle(Token{forged}));
        }
    }

    TEST_CASE("fault 31: a second packet is stale, an address that is no slot is foreign; neither is followed") {
        Slab slab(1);
        const Token token = next(slab.acquire(driver));
        Slot* slot = slab.begin(token);
        CHECK(end(slab, slot) == Slab::Packet::kOurs);
        CHECK(end(slab, slot) == Slab::Packet::kStale);
        CHECK(end(slab, &slab.at(1)) == Slab::Packet::kStale);  // in the slab, but not in use
        const char* base = reinterpret_cast<const char*>(slot);
        for (const void* foreign :
             {static_cast<const void*>(base + 8), static_cast<const void*>(base - sizeof(Slot)),
              static_cast<const void*>(base + Slab::kChunk * sizeof(Slot)), static_cast<const void*>(nullptr),
              reinterpret_cast<const void*>(0xDEADBEEFull), reinterpret_cast<const void*>(~0ull)}) {
            CHECK(end(slab, foreign) == Slab::Packet::kForeign);
        }
    }

    TEST_CASE("fault 31: a packet that came to another port than the slot's is foreign") {
        Slab slab(1);
        const Token token = next(slab.acquire(driver));
        Slot* slot = slab.begin(token);
        const Driver another{};
        Record record{};
        CHECK(slab.end({0, &slot->overlapped, 0, 0}, another, record) == Slab::Packet::kForeign);
        CHECK(slab.pending(token) == slot);
        CHECK(end(slab, slot) == Slab::Packet::kOurs);
    }

    TEST_CASE("faults 28 and 29: a refused operation frees its slot at once; a packet all the same is stale") {
        Slab slab(1);
        const Token token = next(slab.acquire(driver));
        Slot* slot = slab.begin(token);
        CHECK(slab.settle(token));
        CHECK_FALSE(slab.settle(token));
        CHECK(end(slab, slot) == Slab::Packet::kStale);
        CHECK(slab.begin(next(token)) == slot);
    }

    TEST_CASE("an operation that was refused before it got as far as begin is settled too") {
        Slab slab(1);
        const Token token = next(slab.acquire(driver));
        CHECK(slab.settle(token));
        CHECK(slab.begin(token) == nullptr);
        CHECK(slab.begin(next(token)) != nullptr);
    }

    TEST_CASE("fault 30: the packet may be taken before the call that began it has returned") {
        Slab slab(1);
        const Token token = next(slab.acquire(driver));
        Slot* slot = slab.begin(token);
        CHECK(end(slab, slot) == Slab::Packet::kOurs);
        CHECK_FALSE(slab.settle(token));  // a caller that sees an error now must not free it a second time
    }

    TEST_CASE("fault 57: at the limit there is a refusal, and room again after a release") {
        Slab slab(2 * Slab::kChunk);
        std::vector<Token> all;
        std::set<std::uint32_t> indexes;
        while (const Token token = slab.acquire(driver)) {
            all.push_back(token);
            indexes.insert(token.index());
        }
        CHECK(all.size() == 2 * Slab::kChunk);
        CHECK(indexes.size() == all.size());
        CHECK_FALSE(slab.acquire(driver));
        CHECK(slab.release(all[5]));
        const Token again = slab.acquire(driver);
        CHECK(again.index() == all[5].index());
        CHECK(again.generation() > all[5].generation());
        CHECK(slab.begin(next(all[5])) == nullptr);  // the last owner's next token
    }

    TEST_CASE("growing moves no slot") {
        Slab slab(4 * Slab::kChunk);
        const Token first = slab.acquire(driver);
        Slot* slot = slab.begin(next(first));
        for (std::uint32_t i = 0; i < 3 * Slab::kChunk; ++i) {
            slab.acquire(driver);
        }
        CHECK(slab.committed() == 4 * Slab::kChunk);
        CHECK(slab.pending(next(first)) == slot);
    }

    TEST_CASE("fault 56: without memory acquire refuses, what runs goes on, and it recovers") {
        Slab slab(2 * Slab::kChunk);
        const Token running = next(slab.acquire(driver));
        Slot* slot = slab.begin(running);
        for (std::uint32_t i = 1; i < Slab::kChunk; ++i) {
            REQUIRE(slab.acquire(driver));
        }
        commitsLeft = 0;
        CHECK_FALSE(slab.acquire(driver));
        CHECK(end(slab, slot) == Slab::Packet::kOurs);
        commitsLeft = -1;
        CHECK(slab.acquire(driver));
    }

    TEST_CASE("fault 13: after the last generation a slot is retired") {
        Slab slab(1);
        const Token first = slab.acquire(driver);
        slab.at(first.index()).state.store(0xFFFFFFFDull << 32 | 1);
        const Token owned = Token::of(first.index(), 0xFFFFFFFD);
        Slot* slot = slab.begin(next(owned));
        REQUIRE(slot != nullptr);
        CHECK(end(slab, slot) == Slab::Packet::kOurs);
        CHECK(slab.begin(next(next(owned))) == nullptr);  // 0xFFFFFFFF is never used
        CHECK(slab.release(next(owned)));
        for (std::uint32_t i = 1; i < Slab::kChunk; ++i) {
            CHECK(slab.acquire(driver).index() != first.index());
        }
        CHECK_FALSE(slab.acquire(driver));
    }

    TEST_CASE("an unused slab is given back, and can be used again, under tokens of its own") {
        Slab slab(2 * Slab::kChunk);
        CHECK(slab.clear());  // before its first use, too
        Token used = slab.acquire(driver);
        Slot* slot = slab.begin(used = next(used));
        CHECK(end(slab, slot) == Slab::Packet::kOurs);
        CHECK(slab.release(used));
        const Token kept = slab.acquire(driver);  // never given back
        const int live = reservations;
        CHECK(slab.clear());
        CHECK(reservations == live - 1);
        CHECK(slab.committed() == 0);
        CHECK(slab.pending(used) == nullptr);
        CHECK(slab.begin(next(kept)) == nullptr);
        CHECK_FALSE(slab.release(kept));
        CHECK(end(slab, slot) == Slab::Packet::kForeign);

        const Token again = slab.acquire(driver);
        REQUIRE(again.index() == kept.index());
        CHECK(again.generation() > kept.generation());
        CHECK(slab.begin(next(kept)) == nullptr);
        CHECK(slab.claim(next(kept)) == nullptr);
        slot = slab.begin(next(again));
        REQUIRE(slot != nullptr);
        CHECK(end(slab, slot) == Slab::Packet::kOurs);
        for (std::uint32_t i = 1; i < 2 * Slab::kChunk; ++i) {
            CHECK(slab.acquire(driver));
        }
        CHECK_FALSE(slab.acquire(driver));
    }

    TEST_CASE("what Windows owns is not given back") {
        Slab slab(1);
        const Token token = next(slab.acquire(driver));
        Slot* slot = slab.begin(token);
        CHECK_FALSE(slab.clear());
        CHECK(slab.pending(token) == slot);
        CHECK(end(slab, slot) == Slab::Packet::kOurs);
        CHECK(slab.clear());
    }

    TEST_CASE("a worn-out slot keeps its generation") {
        Slab slab(1);
        const Token first = slab.acquire(driver);
        slab.at(first.index()).state.store(0xFFFFFFFEull << 32 | 1);
        CHECK_FALSE(slab.clear());
    }

    TEST_CASE("without addresses acquire refuses, and it recovers") {
        Slab slab(1);
        refuseReservations = true;
        CHECK_FALSE(slab.acquire(driver));
        refuseReservations = false;
        CHECK(slab.acquire(driver));
    }
}
