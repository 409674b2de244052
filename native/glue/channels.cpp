// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.port.ChannelNatives: channels of events for Java.
#include "port/channel.h"

#include "glue/convert.h"
#include "glue/tables.h"

namespace winnet4j::glue {
namespace {

using port::Channels;
using port::Token;

port::ChannelId id(jlong channel) noexcept { return static_cast<port::ChannelId>(channel); }

/** The channel keeps the buffer alive until it is closed. 0: no memory, or no channel left. */
jlong open(JNIEnv* env, jclass, jlong port, jni::jbytebuffer cells, jint events, jint stride) {
    auto* memory = static_cast<unsigned char*>(env->GetDirectBufferAddress(cells));
    jobject owner = memory != nullptr ? env->NewGlobalRef(cells) : nullptr;
    if (owner == nullptr) {
        return 0;
    }
    const port::ChannelId opened =
        Channels::open(*static_cast<port::Port*>(pointer(port)), {memory, dword(events), dword(stride), owner});
    if (opened == 0) {
        env->DeleteGlobalRef(owner);
    }
    return static_cast<jlong>(opened);
}

jint arm(JNIEnv*, jclass, jlong channel, jlong bell) {
    return code(Channels::arm(id(channel), Token{static_cast<std::uint64_t>(bell)}));
}

void disarm(JNIEnv*, jclass, jlong channel) { Channels::disarm(id(channel)); }

jint take(JNIEnv*, jclass, jlong channel, jint most) { return Channels::take(id(channel), most); }

constexpr jsize kMost = 1024;

/** The bytes of an event that Java has, as far as they go; how many. */
jsize copy(JNIEnv* env, jbyteArray event, unsigned char (&bytes)[kMost]) {
    const jsize all = env->GetArrayLength(event);
    const jsize size = all < kMost ? all : kMost;
    env->GetByteArrayRegion(event, 0, size, reinterpret_cast<jbyte*>(bytes));
    return size;
}

/** What a callback of Windows does. */
jboolean publish(JNIEnv* env, jclass, jlong channel, jbyteArray event) {
    unsigned char bytes[kMost];
    const jsize size = copy(env, event, bytes);
    return Channels::publish(id(channel), bytes, dword(size), nullptr, 0) ? JNI_TRUE : JNI_FALSE;
}

jboolean offer(JNIEnv* env, jclass, jlong channel, jbyteArray event) {
    unsigned char bytes[kMost];
    const jsize size = copy(env, event, bytes);
    return Channels::offer(id(channel), bytes, dword(size)) ? JNI_TRUE : JNI_FALSE;
}

jlong dropped(JNIEnv*, jclass, jlong channel) { return static_cast<jlong>(Channels::dropped(id(channel))); }

jlong close(JNIEnv* env, jclass, jlong channel) {
    const Channels::Left left = Channels::close(id(channel));
    if (left.owner != nullptr) {
        env->DeleteGlobalRef(static_cast<jobject>(left.owner));
    }
    return static_cast<jlong>(left.events);
}

}  // namespace

const jni::Natives& channelNatives() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<open>("open0"),   jni::native<arm>("arm0"),         jni::native<disarm>("disarm0"),
        jni::native<take>("take0"),   jni::native<publish>("publish0"), jni::native<dropped>("dropped0"),
        jni::native<offer>("offer0"), jni::native<close>("close0"),
    };
    static const jni::Natives natives{"io/github/winnet4j/port/ChannelNatives", methods};
    return natives;
}

}  // namespace winnet4j::glue
