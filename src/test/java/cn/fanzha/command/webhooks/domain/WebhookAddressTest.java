package cn.fanzha.command.webhooks.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.shared.InvalidValueException;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookAddressTest {

    private static WebhookAddress guard(boolean loopback, boolean privateNetworks) {
        return new WebhookAddress(settings(loopback, privateNetworks));
    }

    private static WebhookSettings settings(boolean loopback, boolean privateNetworks) {
        return new WebhookSettings(
                true,
                loopback,
                privateNetworks,
                Duration.ofSeconds(10),
                Duration.ofMinutes(2),
                12,
                Duration.ofSeconds(10),
                Duration.ofHours(1),
                Duration.ofDays(30));
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, true, true",
        "2400:3200::1, true, true",
        "10.1.2.3, false, true",
        "172.16.0.1, false, true",
        "192.168.1.1, false, true",
        "100.64.0.1, false, true",
        "fd00::1, false, true",
        "::ffff:10.0.0.1, false, true",
        "2002:0a00:0001::1, false, true",
        "64:ff9b::7f00:1, false, false",
        "127.0.0.1, false, false",
        "::1, false, false",
        "0.0.0.0, false, false",
        "169.254.169.254, false, false",
        "fe80::1, false, false",
        "224.0.0.1, false, false",
        "255.255.255.255, false, false",
        "198.18.0.1, false, false",
        "::a00:1, false, false"
    })
    void onlyPublicAddressesAreCalledAndPrivateOnesWhereASettingSaysSo(String text, boolean plain, boolean onOwnLine)
            throws Exception {
        InetAddress address = InetAddress.getByName(text);
        assertThat(guard(false, false).allowed(address)).isEqualTo(plain);
        assertThat(guard(false, true).allowed(address)).isEqualTo(onOwnLine);
    }

    @ParameterizedTest
    @CsvSource({
        "http://8.8.8.8/, webhooks.url.https",
        "ftp://8.8.8.8/, webhooks.url.https",
        "https://127.0.0.1/, webhooks.url.address",
        "https://[::1]/, webhooks.url.address",
        "https://2130706433/, webhooks.url.address",
        "https://169.254.169.254/latest, webhooks.url.address",
        "https://user:secret@8.8.8.8/, webhooks.url.form",
        "https://8.8.8.8/#x, webhooks.url.form",
        "https:///x, webhooks.url.form",
        "file:///etc/passwd, webhooks.url.form",
        "nonsense, webhooks.url.form"
    })
    void anAddressThatMayNotBeCalledIsRefusedInWords(String url, String key) {
        assertThatThrownBy(() -> guard(false, false).require(url))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        wrong -> assertThat(wrong.key()).isIn(key, "webhooks.url.form"));
    }

    @Test
    void plainHttpIsForThisMachineAlone() {
        assertThat(guard(true, true).require("HTTP://127.0.0.1:8080/x")).hasScheme("http");
        assertThatThrownBy(() -> guard(true, true).require("http://10.0.0.1/"))
                .isInstanceOf(InvalidValueException.class);
        assertThat(guard(false, false).require("https://8.8.8.8:8443/hooks?a=1"))
                .hasPort(8443);
        // one that is switched off is not asked where its name leads
        assertThat(guard(false, false).named("https://callbacks.bank.example/x"))
                .hasHost("callbacks.bank.example");
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        WebhookSettings settings = settings(false, false);
        assertThat(settings.pauseAfter(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.pauseAfter(4)).isEqualTo(Duration.ofSeconds(80));
        assertThat(settings.pauseAfter(12)).isEqualTo(Duration.ofHours(1));
        assertThat(settings.pauseAfter(1000)).isEqualTo(Duration.ofHours(1));
    }
}
