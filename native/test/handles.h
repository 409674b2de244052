// SPDX-License-Identifier: Apache-2.0
// The handles of a kernel in memory: numbers that never come again, so that one that was closed is found out.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <utility>

namespace winnet4j::test {

/** What handles stand for. Guarded by the kernel that it is part of. */
template <class Object> class Handles {
  public:
    void* add(Object object) {
        const std::uintptr_t handle = next_;
        objects_.emplace(handle, std::move(object));
        next_ += 4;
        return reinterpret_cast<void*>(handle);
    }
    /** What it stands for; for one that is closed, or never was, an empty object. */
    Object find(void* handle) const {
        const auto found = objects_.find(reinterpret_cast<std::uintptr_t>(handle));
        return found == objects_.end() ? Object{} : found->second;
    }
    /** Closed from now on; false when it was so before. */
    bool erase(void* handle) { return objects_.erase(reinterpret_cast<std::uintptr_t>(handle)) != 0; }

  private:
    std::unordered_map<std::uintptr_t, Object> objects_;
    std::uintptr_t next_ = 4;
};

}  // namespace winnet4j::test
