// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a profile says of its network, to be made without XML, or read from it: {@code profiles.set(ProfileSettings
 * .wpa2(Ssid.of("home"), key).automatic(false))}. Nothing changes one; each method gives another one, with the same
 * key.
 *
 * <p>A key is for one use, and wiped by it: the array is all zeros once a profile was set by it, or an attempt to
 * connect was begun, whatever became of that. Settings without a key, or with one that Windows protects, can be used
 * again. Profiles of other kinds (ad hoc, WEP, WPA, Hotspot 2.0) are {@linkplain WlanProfiles#set(String) set as XML}.
 *
 * @since 0.1.0
 */
public final class ProfileSettings {
    private final ProfileValues values;

    ProfileSettings(ProfileValues values) {
        this.values = values;
    }

    private static ProfileSettings of(Ssid ssid, ProfileSecurity security) {
        return new ProfileSettings(new ProfileValues(Objects.requireNonNull(ssid, "ssid"), security));
    }

    private static ProfileSettings personal(Ssid ssid, ProfileSecurity security, char @Nullable [] key) {
        ProfileKey its = key == null ? null : ProfileKey.of(key);
        return of(ssid, security).with(changed -> changed.key = its);
    }

    private ProfileSettings with(Consumer<ProfileValues> change) {
        ProfileValues changed = new ProfileValues(values);
        change.accept(changed);
        return new ProfileSettings(changed);
    }

    // -- for which network

    /**
     * For an open network.
     *
     * @param ssid the network's name, which is the profile's too
     * @return settings that Windows connects by whenever it sees the network
     */
    public static ProfileSettings open(Ssid ssid) {
        return of(ssid, ProfileSecurity.OPEN);
    }

    /**
     * For a network that is encrypted and lets everybody in (OWE, "enhanced open").
     *
     * @param ssid the network's name, which is the profile's too
     * @return settings that Windows connects by whenever it sees the network
     */
    public static ProfileSettings owe(Ssid ssid) {
        return of(ssid, ProfileSecurity.OWE);
    }

    /**
     * For a network with WPA2 and a key.
     *
     * @param ssid the network's name, which is the profile's too
     * @param key a passphrase of 8 to 63 characters of ASCII, or the key itself as 64 hexadecimal digits; wiped by the
     *     use of the settings. Null: Windows asks the user
     * @return settings that Windows connects by whenever it sees the network
     * @throws IllegalArgumentException the key is none
     */
    public static ProfileSettings wpa2(Ssid ssid, char @Nullable [] key) {
        return personal(ssid, ProfileSecurity.WPA2_PERSONAL, key);
    }

    /**
     * For a network with WPA3 and a key.
     *
     * @param ssid the network's name, which is the profile's too
     * @param key as for {@link #wpa2}
     * @return settings that Windows connects by whenever it sees the network
     * @throws IllegalArgumentException the key is none
     */
    public static ProfileSettings wpa3(Ssid ssid, char @Nullable [] key) {
        return personal(ssid, ProfileSecurity.WPA3_PERSONAL, key);
    }

    /**
     * For a network with WPA3 and a key, of which some access points have WPA2 only (Windows' "transition mode").
     *
     * @param ssid the network's name, which is the profile's too
     * @param key as for {@link #wpa2}
     * @return settings that Windows connects by whenever it sees the network
     * @throws IllegalArgumentException the key is none
     */
    public static ProfileSettings wpa3OrWpa2(Ssid ssid, char @Nullable [] key) {
        return personal(ssid, ProfileSecurity.WPA3_PERSONAL, key).with(changed -> changed.transition = true);
    }

    /**
     * For a network where 802.1X decides on access.
     *
     * @param ssid the network's name, which is the profile's too
     * @param security one with {@linkplain ProfileSecurity#isEnterprise 802.1X}
     * @param eap how: an element {@code OneX}, {@code EAPConfig} or {@code EapHostConfig} of Microsoft's schemas, as
     *     {@code netsh wlan export profile} shows it. It goes into the profile as it is
     * @return settings that Windows connects by whenever it sees the network
     * @throws IllegalArgumentException the security has no 802.1X, or the XML is another
     */
    public static ProfileSettings enterprise(Ssid ssid, ProfileSecurity security, String eap) {
        if (!security.isEnterprise()) {
            throw new IllegalArgumentException(security + " has no 802.1X");
        }
        String its = ProfileXml.oneX(eap);
        return of(ssid, security).with(changed -> changed.eap = its);
    }

    /**
     * Reads those of a profile, such as {@link ProfileDocument#xml()} has it.
     *
     * @param xml the profile
     * @return its settings; {@link #isWhole} says if that was all
     * @throws IllegalArgumentException it is no profile, or one that these settings can't express: the message says why
     */
    public static ProfileSettings parse(String xml) {
        return parse(xml.toCharArray());
    }

    /**
     * The same for one that no String shall keep.
     *
     * @param xml the profile; not wiped
     * @return its settings
     * @throws IllegalArgumentException it is no profile, or one that these settings can't express: the message says why
     */
    public static ProfileSettings parse(char[] xml) {
        return ProfileXml.read(xml);
    }

    // -- how

    /**
     * Gives the profile another name than that of the network.
     *
     * @param name 1 to 255 UTF-16 units in one line; upper and lower case differ
     * @return the same with that name
     */
    public ProfileSettings named(String name) {
        Objects.requireNonNull(name, "name");
        return with(changed -> changed.name(name));
    }

    /**
     * Sets whether the network is looked for by its name, which it doesn't send.
     *
     * @param isHidden true if it hides its name
     * @return the same with that
     */
    public ProfileSettings hidden(boolean isHidden) {
        return with(changed -> changed.hidden = isHidden);
    }

    /**
     * Sets whether Windows connects automatically when it sees the network. It does by default.
     *
     * @param isAutomatic false if only on request
     * @return the same with that
     */
    public ProfileSettings automatic(boolean isAutomatic) {
        return with(changed -> {
            changed.automatic = isAutomatic;
            changed.switching &= isAutomatic;
        });
    }

    /**
     * Sets whether Windows leaves the network when it sees a preferred one.
     *
     * @param isSwitching true if it does
     * @return the same with that @throws IllegalArgumentException it isn't {@link #automatic}, which Windows wants for
     *     that
     */
    public ProfileSettings switching(boolean isSwitching) {
        if (isSwitching && !values.automatic) {
            throw new IllegalArgumentException(
                    "a network is left for a preferred one only by a profile that is automatic");
        }
        return with(changed -> changed.switching = isSwitching);
    }

    /**
     * Sets which MAC address the network gets to see.
     *
     * @param address which
     * @return the same with that
     */
    public ProfileSettings address(MacRandomization address) {
        Objects.requireNonNull(address, "address");
        return with(changed -> {
            changed.address = address;
            changed.addressSeed = address == MacRandomization.DEFAULT ? null : changed.addressSeed;
        });
    }

    // -- what they say

    /** {@return the name of the profile} */
    public String name() {
        return values.name;
    }

    /** {@return the name of the network} */
    public Ssid ssid() {
        return values.ssid;
    }

    /** {@return how the network is secured} */
    public ProfileSecurity security() {
        return values.security;
    }

    /** {@return whether access points with the previous security will do, such as WPA2 for WPA3} */
    public boolean isTransition() {
        return values.transition;
    }

    /** {@return the element {@code OneX} of a network with 802.1X; empty for others} */
    public Optional<String> eap() {
        return Optional.ofNullable(values.eap);
    }

    /** {@return whether the network hides its name} */
    public boolean isHidden() {
        return values.hidden;
    }

    /** {@return whether Windows connects automatically} */
    public boolean isAutomatic() {
        return values.automatic;
    }

    /** {@return whether Windows leaves the network for a preferred one} */
    public boolean isSwitching() {
        return values.switching;
    }

    /** {@return which MAC address the network gets to see} */
    public MacRandomization address() {
        return values.address;
    }

    /**
     * {@return whether the text that these settings were read from says nothing else} What else it said is lost when a
     * profile is set by them.
     */
    public boolean isWhole() {
        return values.whole;
    }

    // -- the key

    /** {@return whether there is a key, plain or protected, that wasn't wiped} */
    public boolean hasKey() {
        ProfileKey key = values.key;
        return key != null && !key.isWiped();
    }

    /** {@return whether the key is one that only Windows can read, on this machine} */
    public boolean isKeyProtected() {
        ProfileKey key = values.key;
        return key != null && key.isProtected();
    }

    /**
     * {@return the key as it is, in an array of the caller's own, to be wiped; empty when there is none, or Windows
     * protects it}
     *
     * @throws IllegalStateException it was wiped
     */
    public Optional<char[]> key() {
        ProfileKey key = values.key;
        return key == null || key.isProtected() ? Optional.empty() : Optional.of(key.copy());
    }

    /** Wipes the key; for settings that are no longer in use. */
    public void wipe() {
        ProfileKey key = values.key;
        if (key != null) {
            key.wipe();
        }
    }

    /** They were used: a plain key is for one use. */
    void spend() {
        ProfileKey key = values.key;
        if (key != null) {
            key.spend();
        }
    }

    /**
     * {@return the profile as XML, with the key, in an array of the caller's own, to be wiped}
     *
     * @throws IllegalStateException the key was wiped
     */
    public char[] toXml() {
        return ProfileXml.write(values);
    }

    /** Name, network and security; nothing of the key. */
    @Override
    public String toString() {
        return "profile " + values.name + " for " + values.ssid + ", " + values.security
                + (values.transition ? " or before" : "");
    }
}
