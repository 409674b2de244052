// SPDX-License-Identifier: Apache-2.0
#include "simulator/core/call.h"

#include <algorithm>
#include <cstdio>

namespace winnet4j::sim {
namespace {

void show(const Arg& arg, World& world, std::string& text) {
    const auto* pointer = reinterpret_cast<const void*>(arg.value);
    if (arg.kind == Arg::Kind::kNumber) {
        text += std::to_string(arg.value);
    } else if (pointer == nullptr) {
        text += "NULL";
    } else if (arg.kind == Arg::Kind::kHandle) {
        text += world.handles.name(reinterpret_cast<HANDLE>(arg.value));
    } else if (arg.kind == Arg::Kind::kNamed) {
        text += world.trace.name(pointer);
    } else if (arg.kind == Arg::Kind::kFresh) {
        world.trace.bind("op", pointer);
        text += world.trace.name(pointer);
    } else if (arg.kind == Arg::Kind::kGuid) {
        text += guidText(*static_cast<const GUID*>(pointer));
    } else if (arg.kind == Arg::Kind::kText) {
        text += '"' + utf8(static_cast<const wchar_t*>(pointer)) + '"';
    } else if (arg.kind == Arg::Kind::kAnsi) {
        text += std::string("\"") + static_cast<const char*>(pointer) + '"';
    } else if (arg.show != nullptr) {
        arg.show(pointer, text);
    } else {
        text += '*';
    }
}

}  // namespace

std::string macText(const unsigned char* address) {
    char text[18];
    std::snprintf(text, sizeof text, "%02x-%02x-%02x-%02x-%02x-%02x", address[0], address[1], address[2], address[3],
                  address[4], address[5]);
    return text;
}

Arg mac(const void* address) noexcept {
    return {Arg::Kind::kShown, address,
            [](const void* bytes, std::string& text) { text += macText(static_cast<const unsigned char*>(bytes)); }};
}

std::string guidText(const GUID& guid) {
    char text[37];
    std::snprintf(text, sizeof text, "%08lx-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                  static_cast<unsigned long>(guid.Data1), guid.Data2, guid.Data3, guid.Data4[0], guid.Data4[1],
                  guid.Data4[2], guid.Data4[3], guid.Data4[4], guid.Data4[5], guid.Data4[6], guid.Data4[7]);
    return text;
}

std::string utf8(const wchar_t* text) {
    const int length = WideCharToMultiByte(CP_UTF8, 0, text, -1, nullptr, 0, nullptr, nullptr);
    std::string result(length > 0 ? static_cast<std::size_t>(length) : 1, '\0');
    WideCharToMultiByte(CP_UTF8, 0, text, -1, result.data(), length, nullptr, nullptr);
    result.pop_back();
    return result;
}

std::wstring wide(const std::string& utf8) {
    const int length = MultiByteToWideChar(CP_UTF8, 0, utf8.c_str(), -1, nullptr, 0);
    std::wstring result(length > 0 ? static_cast<std::size_t>(length) : 1, L'\0');
    MultiByteToWideChar(CP_UTF8, 0, utf8.c_str(), -1, result.data(), length);
    result.pop_back();
    return result;
}

bool Call::begin() {
    if (world.trace.on()) {
        std::string text = std::string("call ") + function.name;
        for (const Arg& arg : args_) {
            text += ' ';
            show(arg, world, text);
        }
        world.note(text);
    }
    if (!world.rules.empty()) {
        outcome_ = world.rules.ask(function, world.threads.current().number);
    }
    if (outcome_.hang) {
        const std::uint64_t before = world.rules.released(function);
        if (!block("hangs", [&] { return world.rules.released(function) != before; })) {
            code_ = choices::kWorldReset;
            return false;
        }
    }
    if (outcome_.delay && (function.can & kCompletes) == 0) {
        // Shared: after a reset this frame may be gone before an event that has begun.
        const auto over = std::make_shared<bool>(false);
        world.scheduler.after(lock, *outcome_.delay, function.name, [over](Lock&) { *over = true; });
        if (!block("is slow", [&] { return *over; })) {
            code_ = choices::kWorldReset;
            return false;
        }
    }
    if (!outcome_.result && world.chaos != 0 && function.codes[0] != 0 &&
        std::find(world.calm.begin(), world.calm.end(), &function) == world.calm.end() &&
        world.random.percent(world.chaos)) {
        std::int64_t count = 0;
        while (function.codes[count] != 0) {
            ++count;
        }
        outcome_.result = function.codes[world.random.between(0, count - 1)];
    }
    code_ = outcome_.result.value_or(ERROR_SUCCESS);
    return !outcome_.result;
}

void Call::end(DWORD code) {
    if (world.trace.on()) {
        world.note(std::string("return ") + function.name + ' ' + std::to_string(code) + outs_);
    }
}

bool Call::fail(const char* kind, std::string_view detail) {
    misuse(kind, detail);
    code_ = ERROR_INVALID_PARAMETER;
    return false;
}

void Call::refuse(HANDLE handle, Handles::State state, const char* wanted) {
    const std::string name = world.handles.name(handle);
    code_ = choices::kUnknownHandle;
    if (state == Handles::State::kClosed) {
        misuse("use-after-close", name + ' ' + world.handles.whyClosed(handle));
    } else if (state == Handles::State::kOtherKind) {
        misuse("wrong-kind", name + " is not a handle of kind " + wanted);
    } else {
        misuse("unknown-handle", "no such handle was ever given out");
    }
}

void Call::complete(choices::Range latency, const char* name, Action action) {
    switch (outcome_.when) {
        case Outcome::When::kLater:
            world.scheduler.after(lock, delay(latency), name, std::move(action));
            break;
        case Outcome::When::kBefore:
            world.scheduler.onWorker(lock, std::move(action));
            break;
        case Outcome::When::kInside:
            action(lock);
            break;
    }
}

DWORD Call::deadlock(std::string_view why) {
    misuse("deadlock", why);
    if (world.deadlocksHang) {
        block("never returns", [] { return false; });
        return choices::kWorldReset;
    }
    return choices::kDeadlock;
}

}  // namespace winnet4j::sim
