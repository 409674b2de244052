// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.win32.Wlanapi: profiles, one to one. A profile may hold a key: our copies of it are wiped.
#include "glue/wlan.h"

namespace winnet4j::glue {
namespace {

// What Java's checks and layouts rely on.
static_assert(sizeof(EAP_METHOD_TYPE) == 16 && sizeof(WLAN_PROFILE_INFO) == 516);

/** The two names that most of these begin with; what is wrong with them is answered before the call. */
class Profile {
  public:
    Profile(JNIEnv* env, jbyteArray interfaceGuid, jstring name) noexcept : guid(env, interfaceGuid), name(env, name) {}
    DWORD error() const noexcept { return guid ? name.errorOrMissing() : ERROR_INVALID_PARAMETER; }

    const Guid guid;
    const jni::WideText name;
};

/** Java's strings as an array of names for the time of a call. */
class Names {
  public:
    Names(JNIEnv* env, jni::jstringarray strings, jint count) noexcept {
        if (!holds(env, strings, count)) {
            error_ = ERROR_INVALID_PARAMETER;
            return;
        }
        names_ = new (std::nothrow) LPCWSTR[static_cast<std::size_t>(count) + 1]();
        if (names_ == nullptr) {
            error_ = ERROR_NOT_ENOUGH_MEMORY;
        }
        for (; error_ == ERROR_SUCCESS && count_ < count; ++count_) {
            error_ = add(env, static_cast<jstring>(env->GetObjectArrayElement(strings, count_)));
        }
    }
    ~Names() {
        for (jint i = 0; names_ != nullptr && i < count_; ++i) {
            delete[] names_[i];
        }
        delete[] names_;
    }
    Names(const Names&) = delete;
    Names& operator=(const Names&) = delete;

    DWORD error() const noexcept { return error_; }
    LPCWSTR* get() const noexcept { return names_; }

  private:
    DWORD add(JNIEnv* env, jstring name) noexcept {
        DWORD error = ERROR_NOT_ENOUGH_MEMORY;
        const jni::WideText text(env, name);
        if (text.errorOrMissing() != ERROR_SUCCESS) {
            error = text.errorOrMissing();
        } else {
            const int length = lstrlenW(text.get());
            auto* copy = new (std::nothrow) wchar_t[static_cast<std::size_t>(length) + 1];
            names_[count_] = copy;
            if (copy != nullptr) {
                std::memcpy(copy, text.get(), (static_cast<std::size_t>(length) + 1) * sizeof(wchar_t));
                error = ERROR_SUCCESS;
            }
        }
        env->DeleteLocalRef(name);
        return error;
    }

    DWORD error_ = ERROR_SUCCESS;
    jint count_ = 0;
    LPCWSTR* names_ = nullptr;
};

jint getProfileList(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jlong reserved, jbyteArray list,
                    jintArray size) {
    const Guid guid(env, interfaceGuid);
    if (!guid || !takes(env, list, size)) {
        return ERROR_INVALID_PARAMETER;
    }
    WlanBlock<WLAN_PROFILE_INFO_LIST> found;
    const DWORD result = WlanGetProfileList(handle(client), guid.get(), pointer(reserved), found.out());
    return result != ERROR_SUCCESS
               ? code(result)
               : copyList<WLAN_PROFILE_INFO>(env, found, offsetof(WLAN_PROFILE_INFO_LIST, ProfileInfo), list, size);
}

jint getProfile(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jstring name, jlong reserved,
                jcharArray xml, jintArray flags, jintArray access, jintArray size) {
    const Profile profile(env, interfaceGuid, name);
    if (!takes(env, xml, size) || !holdsOrNull(env, flags, 1) || !holdsOrNull(env, access, 1)) {
        return ERROR_INVALID_PARAMETER;
    }
    if (profile.error() != ERROR_SUCCESS) {
        return code(profile.error());
    }
    jint wanted = 0;
    if (flags != nullptr) {
        env->GetIntArrayRegion(flags, 0, 1, &wanted);
    }
    DWORD both = dword(wanted);
    DWORD granted = 0;
    WlanBlock<WCHAR> found;
    const DWORD result = WlanGetProfile(handle(client), profile.guid.get(), profile.name.get(), pointer(reserved),
                                        found.out(), &both, &granted);
    if (result != ERROR_SUCCESS) {
        return code(result);
    }
    store(env, flags, both);
    store(env, access, granted);
    const jint answer = copyOut(env, found.get(), xml, size);
    if (found.get() != nullptr) {
        SecureZeroMemory(found.get(), static_cast<std::size_t>(lstrlenW(found.get())) * sizeof(WCHAR));
    }
    return answer;
}

/** The reason is an answer to a failure, too. */
jint setProfile(JNIEnv* env, jlong client, const Guid& guid, jint flags, const jni::WideText& xml, jstring security,
                jboolean overwrite, jlong reserved, jintArray reason) noexcept {
    const jni::WideText sddl(env, security);
    if (!guid || !holds(env, reason, 1) || xml.errorOrMissing() != ERROR_SUCCESS || sddl.error() != ERROR_SUCCESS) {
        return code(guid && xml.errorOrMissing() != ERROR_SUCCESS ? xml.errorOrMissing()
                    : guid && sddl.error() != ERROR_SUCCESS       ? sddl.error()
                                                                  : ERROR_INVALID_PARAMETER);
    }
    DWORD why = 0;
    const DWORD result = WlanSetProfile(handle(client), guid.get(), dword(flags), xml.get(), sddl.get(),
                                        boolean(overwrite), pointer(reserved), &why);
    if (result == ERROR_SUCCESS || result == ERROR_BAD_PROFILE) {
        store(env, reason, why);
    }
    return code(result);
}

jint setProfileByText(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jint flags, jstring xml,
                      jstring security, jboolean overwrite, jlong reserved, jintArray reason) {
    return setProfile(env, client, Guid(env, interfaceGuid), flags, jni::WideText(env, xml), security, overwrite,
                      reserved, reason);
}

jint setProfileByChars(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jint flags, jcharArray xml,
                       jint length, jstring security, jboolean overwrite, jlong reserved, jintArray reason) {
    return setProfile(env, client, Guid(env, interfaceGuid), flags, jni::WideText(env, xml, length), security,
                      overwrite, reserved, reason);
}

jint deleteProfile(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jstring name, jlong reserved) {
    const Profile profile(env, interfaceGuid, name);
    return code(profile.error() != ERROR_SUCCESS
                    ? profile.error()
                    : WlanDeleteProfile(handle(client), profile.guid.get(), profile.name.get(), pointer(reserved)));
}

jint renameProfile(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jstring from, jstring to,
                   jlong reserved) {
    const Profile profile(env, interfaceGuid, from);
    const jni::WideText renamed(env, to);
    if (profile.error() != ERROR_SUCCESS || renamed.errorOrMissing() != ERROR_SUCCESS) {
        return code(profile.error() != ERROR_SUCCESS ? profile.error() : renamed.errorOrMissing());
    }
    return code(
        WlanRenameProfile(handle(client), profile.guid.get(), profile.name.get(), renamed.get(), pointer(reserved)));
}

jint setProfilePosition(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jstring name, jint position,
                        jlong reserved) {
    const Profile profile(env, interfaceGuid, name);
    return code(profile.error() != ERROR_SUCCESS
                    ? profile.error()
                    : WlanSetProfilePosition(handle(client), profile.guid.get(), profile.name.get(), dword(position),
                                             pointer(reserved)));
}

jint setProfileList(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jint count, jni::jstringarray names,
                    jlong reserved) {
    const Guid guid(env, interfaceGuid);
    const Names all(env, names, count);
    if (!guid || all.error() != ERROR_SUCCESS) {
        return code(guid ? all.error() : ERROR_INVALID_PARAMETER);
    }
    return code(WlanSetProfileList(handle(client), guid.get(), dword(count), all.get(), pointer(reserved)));
}

jint saveTemporaryProfile(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jstring name, jstring security,
                          jint flags, jboolean overwrite, jlong reserved) {
    const Profile profile(env, interfaceGuid, name);
    const jni::WideText sddl(env, security);
    if (profile.error() != ERROR_SUCCESS || sddl.error() != ERROR_SUCCESS) {
        return code(profile.error() != ERROR_SUCCESS ? profile.error() : sddl.error());
    }
    return code(WlanSaveTemporaryProfile(handle(client), profile.guid.get(), profile.name.get(), sddl.get(),
                                         dword(flags), boolean(overwrite), pointer(reserved)));
}

jint setProfileCustomUserData(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jstring name, jint size,
                              jbyteArray data, jlong reserved) {
    const Profile profile(env, interfaceGuid, name);
    const Bytes bytes(env, data, size);
    if (profile.error() != ERROR_SUCCESS || bytes.error() != ERROR_SUCCESS) {
        return code(profile.error() != ERROR_SUCCESS ? profile.error() : bytes.error());
    }
    return code(WlanSetProfileCustomUserData(handle(client), profile.guid.get(), profile.name.get(), dword(size),
                                             bytes.get(), pointer(reserved)));
}

jint getProfileCustomUserData(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jstring name, jlong reserved,
                              jintArray size, jbyteArray data) {
    const Profile profile(env, interfaceGuid, name);
    if (!takes(env, data, size)) {
        return ERROR_INVALID_PARAMETER;
    }
    if (profile.error() != ERROR_SUCCESS) {
        return code(profile.error());
    }
    DWORD bytes = 0;
    WlanBlock<BYTE> found;
    const DWORD result = WlanGetProfileCustomUserData(handle(client), profile.guid.get(), profile.name.get(),
                                                      pointer(reserved), &bytes, found.out());
    return result != ERROR_SUCCESS ? code(result) : copyOut(env, found.get(), bytes, data, size);
}

jint setProfileEapUserData(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jstring name, jbyteArray method,
                           jint flags, jint size, jbyteArray data, jlong reserved) {
    const Profile profile(env, interfaceGuid, name);
    const Bytes type(env, method, sizeof(EAP_METHOD_TYPE));
    const Bytes bytes(env, data, size);
    if (profile.error() != ERROR_SUCCESS || type.get() == nullptr || bytes.error() != ERROR_SUCCESS) {
        return code(profile.error() != ERROR_SUCCESS ? profile.error()
                    : bytes.error() != ERROR_SUCCESS ? bytes.error()
                                                     : ERROR_INVALID_PARAMETER);
    }
    return code(WlanSetProfileEapUserData(handle(client), profile.guid.get(), profile.name.get(),
                                          *type.as<EAP_METHOD_TYPE>(), dword(flags), dword(size), bytes.get(),
                                          pointer(reserved)));
}

jint setProfileEapXmlUserData(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jstring name, jint flags,
                              jstring xml, jlong reserved) {
    const Profile profile(env, interfaceGuid, name);
    const jni::WideText text(env, xml);
    if (profile.error() != ERROR_SUCCESS || text.errorOrMissing() != ERROR_SUCCESS) {
        return code(profile.error() != ERROR_SUCCESS ? profile.error() : text.errorOrMissing());
    }
    return code(WlanSetProfileEapXmlUserData(handle(client), profile.guid.get(), profile.name.get(), dword(flags),
                                             text.get(), pointer(reserved)));
}

}  // namespace

const jni::Natives& wlanProfiles() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<getProfileList>("WlanGetProfileList0"),
        jni::native<getProfile>("WlanGetProfile0"),
        jni::native<setProfileByText>("WlanSetProfile0"),
        jni::native<setProfileByChars>("WlanSetProfile1"),
        jni::native<deleteProfile>("WlanDeleteProfile0"),
        jni::native<renameProfile>("WlanRenameProfile0"),
        jni::native<setProfilePosition>("WlanSetProfilePosition0"),
        jni::native<setProfileList>("WlanSetProfileList0"),
        jni::native<saveTemporaryProfile>("WlanSaveTemporaryProfile0"),
        jni::native<setProfileCustomUserData>("WlanSetProfileCustomUserData0"),
        jni::native<getProfileCustomUserData>("WlanGetProfileCustomUserData0"),
        jni::native<setProfileEapUserData>("WlanSetProfileEapUserData0"),
        jni::native<setProfileEapXmlUserData>("WlanSetProfileEapXmlUserData0"),
    };
    static const jni::Natives natives{"io/github/winnet4j/win32/Wlanapi", methods};
    return natives;
}

}  // namespace winnet4j::glue
