// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.port.PortNatives: ports and slots for Java, and the way up. The callbacks are static methods of
// the same class: its reference is an argument of the native call, so for the time of the loop nothing has to be looked
// up again, kept alive or given back.
#include <new>

#include "glue/callbacks.h"
#include "glue/convert.h"
#include "glue/tables.h"
#include "port/port.h"

namespace winnet4j::glue {
namespace {

using port::kBatch;
using port::Port;
using port::Slot;
using port::Token;
using port::Turn;

Port& of(jlong port) noexcept { return *static_cast<Port*>(pointer(port)); }
Token token(jlong value) noexcept { return {static_cast<std::uint64_t>(value)}; }

jint open(JNIEnv* env, jclass, jlongArray out) {
    if (!holds(env, out, 1)) {
        return ERROR_INVALID_PARAMETER;
    }
    auto* opened = new (std::nothrow) Port;
    if (opened == nullptr) {
        return ERROR_NOT_ENOUGH_MEMORY;
    }
    const DWORD result = opened->open();
    if (result == ERROR_SUCCESS) {
        store(env, out, opened);
    } else {
        delete opened;
    }
    return code(result);
}

jint close(JNIEnv*, jclass, jlong port) {
    delete &of(port);
    return ERROR_SUCCESS;
}

jlong windowsHandle(JNIEnv*, jclass, jlong port) { return number(of(port).handle()); }

/** The records of the port, for Java to read. */
jni::jbytebuffer records(JNIEnv* env, jclass, jlong port) {
    Port& source = of(port);
    return static_cast<jni::jbytebuffer>(env->NewDirectByteBuffer(source.records, sizeof source.records));
}

jlong key(JNIEnv*, jclass) { return static_cast<jlong>(port::cookie()); }

/** The port thread's life: waits and delivers, until it is woken (0) or a wait fails (its code). */
jint run(JNIEnv* env, jclass type, jlong port, jport self) {
    const Callbacks callbacks(env, type, self);
    if (!callbacks.found()) {
        return ERROR_PROC_NOT_FOUND;
    }
    Port& source = of(port);
    for (;;) {
        const Turn turn = take(source, port::slab(), source, source.records, kBatch, INFINITE);
        if (turn.records > 0) {
            port::Driver::add(source.escaped, callbacks.deliver(source.records, turn.records));
        }
        if (turn.woken) {
            return ERROR_SUCCESS;
        }
        if (turn.error != ERROR_SUCCESS && turn.error != WAIT_TIMEOUT) {
            port::Driver::add(source.failedWaits, 1);
            return code(turn.error);
        }
    }
}

/** One turn for a thread of the application: how many records there are, or a failed wait's code with the sign
 * changed. */
jint poll(JNIEnv*, jclass, jlong port, jint timeoutMillis) {
    Port& source = of(port);
    const Turn turn = take(source, port::slab(), source, source.records, kBatch, dword(timeoutMillis));
    if (turn.records > 0) {
        return turn.records;
    }
    if (turn.error == ERROR_SUCCESS || turn.error == WAIT_TIMEOUT) {
        return 0;
    }
    port::Driver::add(source.failedWaits, 1);
    return -code(turn.error);
}

void wake(JNIEnv*, jclass, jlong port) { of(port).wake(); }

/** Begins an operation and completes it at once, from this very thread: what a callback of Windows does in two steps.
 */
jint post(JNIEnv*, jclass, jlong port, jlong operation, jint result, jint bytes) {
    Slot* slot = port::slab().begin(token(operation));
    if (slot == nullptr) {
        return ERROR_INVALID_PARAMETER;
    }
    slot->code = dword(result);
    of(port).post(*slot, dword(bytes));
    return ERROR_SUCCESS;
}

jlong acquire(JNIEnv*, jclass, jlong port) { return static_cast<jlong>(port::slab().acquire(of(port)).value); }
jboolean release(JNIEnv*, jclass, jlong last) { return port::slab().release(token(last)) ? JNI_TRUE : JNI_FALSE; }
jboolean settle(JNIEnv*, jclass, jlong refused) { return port::slab().settle(token(refused)) ? JNI_TRUE : JNI_FALSE; }
jlong begin(JNIEnv*, jclass, jlong next) { return number(port::slab().begin(token(next))); }
/** The same with an offset, for functions that take the OVERLAPPED itself. */
jlong beginAt(JNIEnv*, jclass, jlong next, jlong offset) {
    return number(port::slab().begin(token(next), static_cast<std::uint64_t>(offset)));
}
jlong pending(JNIEnv*, jclass, jlong current) { return number(port::slab().pending(token(current))); }

/** Copies what the callback left that ended the operation; false when it is in progress or the token is stale. */
jboolean payload(JNIEnv* env, jclass, jlong last, jbyteArray out) {
    const Slot* slot = port::slab().ended(token(last));
    if (slot == nullptr || !holds(env, out, sizeof slot->payload)) {
        return JNI_FALSE;
    }
    env->SetByteArrayRegion(out, 0, sizeof slot->payload, reinterpret_cast<const jbyte*>(slot->payload));
    return JNI_TRUE;
}

jlong unclaimed(JNIEnv*, jclass) { return static_cast<jlong>(port::slab().unclaimed()); }

/** A full fence on every processor that runs a thread of this process. */
void fence(JNIEnv*, jclass) { port::flushWriteBuffers(); }

/** Windows may yet call into this DLL or write to its slots: it stays for as long as the process. */
void pin(JNIEnv*, jclass) {
    HMODULE self = nullptr;
    GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_PIN | GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS,
                       reinterpret_cast<const wchar_t*>(port::cookie()), &self);
}

/** In the order of PortNatives' constants. */
void counters(JNIEnv* env, jclass, jlong port, jlongArray out) {
    const port::Driver& driver = of(port);
    const jlong values[] = {
        static_cast<jlong>(driver.turns.load(std::memory_order_relaxed)),
        static_cast<jlong>(driver.batches.load(std::memory_order_relaxed)),
        static_cast<jlong>(driver.largestBatch.load(std::memory_order_relaxed)),
        static_cast<jlong>(driver.stale.load(std::memory_order_relaxed)),
        static_cast<jlong>(driver.foreign.load(std::memory_order_relaxed)),
        static_cast<jlong>(driver.failedWaits.load(std::memory_order_relaxed)),
        static_cast<jlong>(driver.escaped.load(std::memory_order_relaxed)),
    };
    env->SetLongArrayRegion(out, 0, static_cast<jsize>(std::size(values)), values);
}

}  // namespace

const jni::Natives& portNatives() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<open>("open0"),         jni::native<close>("close0"),     jni::native<windowsHandle>("handle0"),
        jni::native<records>("records0"),   jni::native<key>("key0"),         jni::native<run>("run0"),
        jni::native<poll>("poll0"),         jni::native<wake>("wake0"),       jni::native<post>("post0"),
        jni::native<acquire>("acquire0"),   jni::native<release>("release0"), jni::native<settle>("settle0"),
        jni::native<begin>("begin0"),       jni::native<beginAt>("beginAt0"), jni::native<pending>("pending0"),
        jni::native<counters>("counters0"), jni::native<payload>("payload0"), jni::native<unclaimed>("unclaimed0"),
        jni::native<pin>("pin0"),           jni::native<fence>("fence0"),
    };
    static const jni::Natives natives{"io/github/winnet4j/port/PortNatives", methods};
    return natives;
}

}  // namespace winnet4j::glue
