// SPDX-License-Identifier: Apache-2.0
// How declarations_*.cpp say what a declaration of Windows must be. Makes no code, and knows no function by its name.
//
// What this folder's headers add to a compiler's own stands in those files once more, and every build compares. A
// compiler with headers that have it too (the Windows SDK, newer mingw-w64) so compares them with ours.
#pragma once

#include <cstddef>
#include <type_traits>

#include "win/api.h"

namespace winnet4j::win {

/** The type without const at any depth: headers differ in it, and the binary interface doesn't know it. */
template <typename T> struct Bare {
    using Type = std::remove_cv_t<T>;
};
template <typename T> struct Bare<T*> {
    using Type = typename Bare<std::remove_cv_t<T>>::Type*;
};
template <typename T> struct Bare<T* const> : Bare<T*> {};
template <typename Result, typename... Parameters> struct Bare<Result(Parameters...)> {
    using Type = typename Bare<Result>::Type(typename Bare<Parameters>::Type...);
};

template <typename Declared, typename Ours>
inline constexpr bool same = std::is_same_v<typename Bare<Declared>::Type, typename Bare<Ours>::Type>;

/** An enumeration of Windows is a number of 4 bytes, signed or not as the compiler likes. */
template <typename T> inline constexpr bool number = std::is_enum_v<T> && sizeof(T) == 4;

template <typename T, std::size_t Size, std::size_t Alignment>
inline constexpr bool laid = sizeof(T) == Size && alignof(T) == Alignment && std::is_standard_layout_v<T>;

}  // namespace winnet4j::win
