// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.OneJvm;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of profiles to XML and back, without Windows; what Windows makes of them is in ProfilesBySettingsTest. */
@OneJvm("characters in, characters out")
class ProfileSettingsTest {
    private static final Ssid HOME = Ssid.of("home");
    private static final String EAP = "<EapHostConfig xmlns=\"http://www.microsoft.com/provisioning/EapHostConfig\">"
            + "<EapMethod><Type xmlns=\"http://www.microsoft.com/provisioning/EapCommon\">13</Type></EapMethod>"
            + "</EapHostConfig>";

    /** As a profile of Windows 11 looks that netsh has exported. */
    private static final String EXPORTED = """
            <?xml version="1.0"?>
            <WLANProfile xmlns="http://www.microsoft.com/networking/WLAN/profile/v1">
            	<name><![CDATA[corner caf\u00e9 ]]></name>
            	<SSIDConfig>
            		<SSID>
            			<hex>636F726E657220636166C3A920</hex>
            			<name>corner caf\u00e9 </name>
            		</SSID>
            	</SSIDConfig>
            	<connectionType>ESS</connectionType>
            	<connectionMode>auto</connectionMode>
            	<MSM>
            		<security>
            			<authEncryption>
            				<authentication>WPA3SAE</authentication>
            				<encryption>AES</encryption>
            				<useOneX>false</useOneX>
            				<transitionMode xmlns="http://www.microsoft.com/networking/WLAN/profile/v4">true</transitionMode>
            			</authEncryption>
            			<sharedKey>
            				<keyType>passPhrase</keyType>
            				<protected>false</protected>
            				<keyMaterial>rock &amp; roll</keyMaterial>
            			</sharedKey>
            		</security>
            	</MSM>
            	<MacRandomization xmlns="http://www.microsoft.com/networking/WLAN/profile/v3">
            		<enableRandomization>false</enableRandomization>
            		<randomizationSeed>3112956689</randomizationSeed>
            	</MacRandomization>
            </WLANProfile>
            """;

    private static char[] key() {
        return "rock & roll".toCharArray();
    }

    private static String xml(ProfileSettings settings) {
        return new String(settings.toXml());
    }

    static Stream<ProfileSettings> all() {
        return Stream.of(
                ProfileSettings.open(HOME),
                ProfileSettings.open(Ssid.of("a<b>&\"'")).hidden(true),
                ProfileSettings.open(Ssid.of(" blanks ")).automatic(false),
                ProfileSettings.open(Ssid.of(new byte[] {0, 1, -1})).named("bytes"),
                ProfileSettings.open(Ssid.of("a\nb")),
                ProfileSettings.owe(HOME).address(MacRandomization.DAILY),
                ProfileSettings.wpa2(HOME, key()).named("x".repeat(255)),
                ProfileSettings.wpa2(HOME, null).switching(true),
                ProfileSettings.wpa2(
                        HOME,
                        "0123456789abcdefABCDEF".repeat(3).substring(0, 64).toCharArray()),
                ProfileSettings.wpa3(HOME, " ]]> &<> ".toCharArray()).address(MacRandomization.OFF),
                ProfileSettings.wpa3OrWpa2(HOME, key()).address(MacRandomization.ON),
                ProfileSettings.enterprise(HOME, ProfileSecurity.WPA2_ENTERPRISE, EAP),
                ProfileSettings.enterprise(HOME, ProfileSecurity.WPA3_ENTERPRISE, "<EAPConfig>" + EAP + "</EAPConfig>"),
                ProfileSettings.enterprise(
                        HOME,
                        ProfileSecurity.WPA3_ENTERPRISE_192,
                        "<?xml version=\"1.0\"?>\n<o:OneX xmlns:o=\"http://www.microsoft.com/networking/OneX/v1\">"
                                + "<o:authMode>user</o:authMode></o:OneX>"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsWrittenIsReadAgain(ProfileSettings settings) {
        ProfileSettings again = ProfileSettings.parse(settings.toXml());
        assertTrue(again.isWhole(), xml(settings));
        assertEquals(settings.toString(), again.toString());
        assertEquals(settings.name(), again.name());
        assertEquals(settings.ssid(), again.ssid());
        assertEquals(settings.security(), again.security());
        assertEquals(settings.isTransition(), again.isTransition());
        assertEquals(settings.isHidden(), again.isHidden());
        assertEquals(settings.isAutomatic(), again.isAutomatic());
        assertEquals(settings.isSwitching(), again.isSwitching());
        assertEquals(settings.address(), again.address());
        assertEquals(settings.eap(), again.eap());
        assertEquals(settings.key().map(String::new), again.key().map(String::new));
        assertEquals(xml(settings), xml(again));
    }

    @Test
    void aProfileOfWindowsIsReadAndKeepsAllThatItSays() {
        ProfileSettings read = ProfileSettings.parse(EXPORTED);
        assertTrue(read.isWhole());
        assertEquals("corner caf\u00e9 ", read.name());
        assertEquals(Ssid.of("corner caf\u00e9 "), read.ssid());
        assertEquals(ProfileSecurity.WPA3_PERSONAL, read.security());
        assertTrue(read.isTransition() && read.isAutomatic() && !read.isHidden() && !read.isSwitching());
        assertEquals(MacRandomization.OFF, read.address());
        assertArrayEquals(key(), read.key().orElseThrow());
        assertTrue(xml(read).contains("<randomizationSeed>3112956689</randomizationSeed>"), xml(read));
        assertFalse(xml(read.address(MacRandomization.DEFAULT)).contains("Seed"));
        assertTrue(xml(read.address(MacRandomization.ON)).contains("Seed>3112956689"), "it goes with any other");
        assertFalse(
                xml(read.address(MacRandomization.DEFAULT).address(MacRandomization.ON))
                        .contains("Seed>3112956689"),
                "it is gone with the address");
    }

    @Test
    void aProtectedKeyIsKeptAndCanBeUsedAgain() {
        String blob = "01000000D08C9DDF";
        ProfileSettings read = ProfileSettings.parse(
                EXPORTED.replace("<protected>false", "<protected>true").replace("rock &amp; roll", blob));
        assertTrue(read.hasKey() && read.isKeyProtected());
        assertEquals(Optional.empty(), read.key());
        read.spend();
        assertTrue(xml(read).contains("<protected>true</protected><keyMaterial>" + blob), xml(read));
        read.wipe();
        assertFalse(read.hasKey());
        assertThrows(IllegalStateException.class, read::toXml);
    }

    @Test
    void aPlainKeyIsForOneUse() {
        char[] key = key();
        ProfileSettings settings = ProfileSettings.wpa2(HOME, key).hidden(true);
        assertArrayEquals(key(), settings.key().orElseThrow());
        assertTrue(settings.hasKey() && !settings.isKeyProtected());
        settings.spend();
        assertArrayEquals(new char[key.length], key, "the caller's own array");
        assertFalse(settings.hasKey());
        assertThrows(IllegalStateException.class, settings::toXml);
        assertThrows(IllegalStateException.class, settings::key);
        assertThrows(IllegalStateException.class, settings.named("other")::toXml, "it was the same key");
    }

    @Test
    void whatWasSetIsSaidAgain() {
        ProfileSettings open = ProfileSettings.open(HOME);
        assertFalse(open.isHidden() || open.isSwitching() || open.isTransition());
        assertTrue(open.isAutomatic() && open.isWhole());
        assertTrue(open.hidden(true).isHidden());
        assertFalse(open.hidden(true).hidden(false).isHidden());
        assertTrue(open.switching(true).isSwitching());
        assertFalse(open.automatic(false).isAutomatic());
        assertTrue(ProfileSettings.parse(open.hidden(true).toXml()).isHidden());
        ProfileSettings enterprise = ProfileSettings.enterprise(HOME, ProfileSecurity.WPA2_ENTERPRISE, EAP);
        assertTrue(
                enterprise.eap().orElseThrow().contains(EAP), enterprise.eap().orElseThrow());
        assertEquals(Optional.empty(), open.eap());
    }

    @Test
    void aNameThatCantBeTextStandsInDigitsAlone() {
        assertTrue(new String(ProfileSettings.open(HOME).toXml()).contains("<hex>686F6D65</hex><name>home</name>"));
        String xml =
                new String(ProfileSettings.open(Ssid.of("a\nb")).named("it").toXml());
        assertTrue(xml.contains("<hex>610A62</hex></SSID>"), xml);
    }

    @Test
    void furtherContentOfATextIsReported() {
        for (String end : List.of(
                "</SSID>",
                "</SSIDConfig>",
                "</authEncryption>",
                "</sharedKey>",
                "</security>",
                "</MSM>",
                "</MacRandomization>",
                "</WLANProfile>")) {
            assertTrue(EXPORTED.contains(end));
            assertFalse(
                    ProfileSettings.parse(EXPORTED.replace(end, "<more/>" + end))
                            .isWhole(),
                    end);
        }
        for (String more : List.of("<PMKCacheMode>enabled</PMKCacheMode></security>", "</security><connectivity/>")) {
            assertFalse(
                    ProfileSettings.parse(EXPORTED.replace("</security>", more)).isWhole(), more);
        }
        String two = EXPORTED.replace("</SSID>", "</SSID><SSID><name>other</name></SSID>");
        assertFalse(ProfileSettings.parse(two).isWhole());
        assertEquals(Ssid.of("corner caf\u00e9 "), ProfileSettings.parse(two).ssid(), "the first");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WPA3SAE | WPAPSK",
                "AES | TKIP",
                "ESS | IBSS",
                "636F | 63xF",
                "636F726E657220636166C3A920 | ''",
                "profile/v1 | profile/v9",
                "WLANProfile | OtherProfile",
                "authEncryption | other",
                "MSM> | other>",
                "keyType | other",
                "keyMaterial | other"
            })
    void whatSettingsCantTellOfIsRefusedInWords(String from, String to) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> ProfileSettings.parse(EXPORTED.replace(from, to)));
        assertFalse(refused.getMessage().contains("rock"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "1234567\u00e4", "12345678\n"})
    void aKeyThatIsNoneIsRefusedWithoutSayingIt(String key) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> ProfileSettings.wpa2(HOME, key.toCharArray()));
        assertFalse(refused.getMessage().contains("1234567"), refused.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> ProfileSettings.wpa3(HOME, "g".repeat(64).toCharArray()));
    }

    @Test
    void whatCantBeIsRefused() {
        ProfileSettings open = ProfileSettings.open(HOME);
        assertThrows(IllegalArgumentException.class, () -> ProfileSettings.open(Ssid.of("")));
        for (String name : List.of("", "a\nb", "\0", "\uFFFF", "x".repeat(256))) {
            assertThrows(IllegalArgumentException.class, () -> open.named(name), name);
        }
        assertThrows(IllegalArgumentException.class, () -> open.automatic(false).switching(true));
        assertFalse(open.switching(true).automatic(false).isSwitching());
        assertThrows(
                IllegalArgumentException.class,
                () -> ProfileSettings.enterprise(HOME, ProfileSecurity.WPA2_PERSONAL, EAP));
        for (String eap : List.of("", "no XML", "<x/>", EAP + EAP)) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> ProfileSettings.enterprise(HOME, ProfileSecurity.WPA2_ENTERPRISE, eap),
                    eap);
        }
    }

    @Test
    void toStringHasNothingOfTheKey() {
        ProfileSettings settings = ProfileSettings.wpa3OrWpa2(HOME, key());
        assertEquals("profile home for home, WPA3_PERSONAL or before", settings.toString());
        assertFalse(WlanConnectRequest.byTemporaryProfile(settings).toString().contains("rock"));
    }
}
