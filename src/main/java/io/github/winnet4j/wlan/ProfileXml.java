// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@link ProfileValues} to a profile's XML and back, by Microsoft's schemas of profiles (v1; v3 for the MAC address; v4
 * for the transition mode). Leaves no copy of a key behind.
 */
final class ProfileXml {
    private static final String PROFILE = "http://www.microsoft.com/networking/WLAN/profile/v1";
    private static final String PROFILE_3 = "http://www.microsoft.com/networking/WLAN/profile/v3";
    private static final String PROFILE_4 = "http://www.microsoft.com/networking/WLAN/profile/v4";
    private static final String ONE_X = "http://www.microsoft.com/networking/OneX/v1";

    private ProfileXml() {}

    // -- writing

    /** The caller's to wipe. */
    static char[] write(ProfileValues values) {
        XmlWriter xml = new XmlWriter();
        char[] key = null;
        try {
            key = values.key == null ? null : values.key.copy();
            xml.raw("<?xml version=\"1.0\"?><WLANProfile xmlns=\"" + PROFILE + "\">");
            xml.element("name", values.name);
            ssid(xml, values);
            xml.raw("<connectionType>ESS</connectionType>");
            xml.element("connectionMode", values.automatic ? "auto" : "manual");
            if (values.automatic) {
                xml.element("autoSwitch", String.valueOf(values.switching));
            }
            xml.raw("<MSM><security>");
            security(xml, values, key);
            xml.raw("</security></MSM>");
            address(xml, values);
            return xml.raw("</WLANProfile>").take();
        } finally {
            if (key != null) {
                Arrays.fill(key, '\0');
            }
        }
    }

    private static void ssid(XmlWriter xml, ProfileValues values) {
        String text = values.ssid.text();
        xml.raw("<SSIDConfig><SSID>");
        xml.element("hex", HexFormat.of().withUpperCase().formatHex(values.ssid.toBytes()));
        if (text != null && XmlWriter.canHold(text)) {
            xml.element("name", text);
        }
        xml.raw("</SSID>");
        xml.element("nonBroadcast", String.valueOf(values.hidden));
        xml.raw("</SSIDConfig>");
    }

    private static void security(XmlWriter xml, ProfileValues values, char @Nullable [] key) {
        xml.raw("<authEncryption>");
        xml.element("authentication", values.security.authentication());
        xml.element("encryption", values.security.encryption());
        xml.element("useOneX", String.valueOf(values.security.isEnterprise()));
        if (values.transition) {
            xml.raw("<transitionMode xmlns=\"" + PROFILE_4 + "\">true</transitionMode>");
        }
        xml.raw("</authEncryption>");
        ProfileKey its = values.key;
        if (its != null && key != null) {
            xml.raw("<sharedKey>");
            xml.element("keyType", its.kind());
            xml.element("protected", String.valueOf(its.isProtected()));
            xml.element("keyMaterial", key);
            xml.raw("</sharedKey>");
        }
        if (values.eap != null) {
            xml.raw(values.eap);
        }
    }

    private static void address(XmlWriter xml, ProfileValues values) {
        if (values.address == MacRandomization.DEFAULT) {
            return;
        }
        xml.raw("<MacRandomization xmlns=\"" + PROFILE_3 + "\">");
        xml.element("enableRandomization", String.valueOf(values.address != MacRandomization.OFF));
        if (values.address != MacRandomization.OFF) {
            xml.element("randomizeEveryday", String.valueOf(values.address == MacRandomization.DAILY));
        }
        if (values.addressSeed != null) {
            xml.element("randomizationSeed", values.addressSeed);
        }
        xml.raw("</MacRandomization>");
    }

    /** An element OneX, out of what was given as one or as a part of one. */
    static String oneX(String eap) {
        char[] document = eap.toCharArray();
        XmlElement root = XmlReader.read(document);
        String alone = root.alone(document);
        return switch (root.name) {
            case "OneX" -> alone;
            case "EAPConfig" -> "<OneX xmlns=\"" + ONE_X + "\">" + alone + "</OneX>";
            case "EapHostConfig" -> "<OneX xmlns=\"" + ONE_X + "\"><EAPConfig>" + alone + "</EAPConfig></OneX>";
            default ->
                throw new IllegalArgumentException(
                        "this has an element " + root.name + " where OneX, EAPConfig or EapHostConfig belongs");
        };
    }

    // -- reading

    static ProfileSettings read(char[] xml) {
        XmlElement root = XmlReader.read(xml);
        try {
            if (!root.name.equals("WLANProfile") || !root.space.equals(PROFILE)) {
                throw new IllegalArgumentException("this is no profile of Wi-Fi: its element is " + root.name);
            }
            return new ProfileSettings(new Reading(xml).profile(root));
        } finally {
            root.wipe();
        }
    }

    /** One profile on its way, and if anything in it was left out. */
    private static final class Reading {
        private final char[] document;
        private boolean whole = true;

        Reading(char[] document) {
            this.document = document;
        }

        ProfileValues profile(XmlElement root) {
            only(
                    root,
                    "name",
                    "SSIDConfig",
                    "connectionType",
                    "connectionMode",
                    "autoSwitch",
                    "MSM",
                    "MacRandomization");
            XmlElement config = needed(root, "SSIDConfig");
            only(config, "SSID", "nonBroadcast");
            XmlElement security = needed(needed(root, "MSM"), "security");
            only(needed(root, "MSM"), "security");
            XmlElement pair = needed(security, "authEncryption");
            ProfileValues made = new ProfileValues(
                    ssid(needed(config, "SSID")),
                    ProfileSecurity.of(
                            needed(pair, "authentication").text(),
                            needed(pair, "encryption").text()));
            made.name(needed(root, "name").text());
            if (!needed(root, "connectionType").text().equals("ESS")) {
                throw new IllegalArgumentException(
                        "this profile is for an ad hoc network, which these settings don't have; use the XML");
            }
            made.hidden = isTrue(config.child("nonBroadcast"));
            XmlElement mode = root.child("connectionMode");
            made.automatic = mode == null || mode.text().equals("auto");
            made.switching = made.automatic && isTrue(root.child("autoSwitch"));
            only(pair, "authentication", "encryption", "useOneX", "transitionMode");
            made.transition = isTrue(pair.child(PROFILE_4, "transitionMode"));
            only(security, "authEncryption", "sharedKey", "OneX");
            made.key = key(security.child("sharedKey"));
            XmlElement oneX = security.child(ONE_X, "OneX");
            made.eap = oneX == null ? null : oneX.alone(document);
            address(made, root.child(PROFILE_3, "MacRandomization"));
            made.whole = whole;
            return made;
        }

        private Ssid ssid(XmlElement ssid) {
            only(ssid, "hex", "name");
            XmlElement hex = ssid.child("hex");
            try {
                return hex == null
                        ? Ssid.of(needed(ssid, "name").text())
                        : Ssid.of(HexFormat.of().parseHex(hex.text()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("the profile's network has a name that can't be", e);
            }
        }

        private @Nullable ProfileKey key(@Nullable XmlElement shared) {
            if (shared == null) {
                return null;
            }
            only(shared, "keyType", "protected", "keyMaterial");
            return ProfileKey.read(
                    needed(shared, "keyMaterial").text,
                    needed(shared, "keyType").text(),
                    isTrue(needed(shared, "protected")));
        }

        private void address(ProfileValues made, @Nullable XmlElement random) {
            if (random == null) {
                return;
            }
            only(random, "enableRandomization", "randomizeEveryday", "randomizationSeed");
            XmlElement enabled = random.child("enableRandomization");
            boolean daily = isTrue(random.child("randomizeEveryday"));
            if (enabled == null) {
                whole = false;
                return;
            }
            made.address =
                    !isTrue(enabled) ? MacRandomization.OFF : daily ? MacRandomization.DAILY : MacRandomization.ON;
            whole &= isTrue(enabled) || !daily;
            XmlElement seed = random.child("randomizationSeed");
            made.addressSeed = seed == null ? null : seed.text();
        }

        /** Anything else in there, or anything twice, is left out. */
        private void only(XmlElement parent, String... names) {
            Set<String> left = new HashSet<>(Set.of(names));
            for (XmlElement one : parent.children) {
                whole &= left.remove(one.name);
            }
        }

        private static XmlElement needed(XmlElement parent, String name) {
            XmlElement found = parent.child(name);
            if (found == null) {
                throw new IllegalArgumentException(
                        "this profile has no " + name + " in its " + parent.name + ", which these settings need");
            }
            return found;
        }

        private static boolean isTrue(@Nullable XmlElement element) {
            return element != null
                    && (element.text().equals("true") || element.text().equals("1"));
        }
    }
}
