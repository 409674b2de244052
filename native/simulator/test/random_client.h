// SPDX-License-Identifier: Apache-2.0
// A client that does whatever is legal, in an order drawn from a seed. Each family is a part of it: a class with act()
// and end(), made known by one `const Registered<MyPart> registered;` in its own source file. Promises of a part: it
// does nothing that the pages forbid, and after end() it holds nothing any more.
#pragma once

#include <memory>
#include <vector>

#include "simulator/core/random.h"
#include "wlan.h"

namespace winnet4j::test {

using sim::Random;

class Part {
  public:
    virtual ~Part() = default;
    /** One legal thing. */
    virtual void act(Random& random) = 0;
    /** Gives back everything, in the legal order; events may be run. Nothing fails any more. */
    virtual void end(Random& random) = 0;
    /** After all is over: what must hold now. */
    virtual void check() {}
};

using MakePart = std::unique_ptr<Part> (*)(Random& random);
inline std::vector<MakePart>& parts() {
    static std::vector<MakePart> all;
    return all;
}

template <typename Kind> struct Registered {
    Registered() {
        parts().push_back([](Random& random) -> std::unique_ptr<Part> { return std::make_unique<Kind>(random); });
    }
};

/** One of them, or null. */
template <typename T> T* pick(Random& random, std::vector<std::unique_ptr<T>>& from) {
    return from.empty() ? nullptr : from[static_cast<std::size_t>(random.next() % from.size())].get();
}
template <typename T> void drop(std::vector<std::unique_ptr<T>>& from, const T* one) {
    std::erase_if(from, [&](const std::unique_ptr<T>& each) { return each.get() == one; });
}

/** One life by that seed; answers its trace when that is on. */
std::string live(std::uint64_t seed, bool trace);

}  // namespace winnet4j::test
