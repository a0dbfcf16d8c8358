package cn.fanzha.command.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataCipherTest {

    @TempDir
    Path folder;

    private PersonalDataCipher cipher;

    @BeforeEach
    void open() throws IOException {
        cipher = new PersonalDataCipher(KeyFileTest.keys(folder, KeyFileTest.WHOLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "张三", "13812345678", "𠮷野家 of \0 Tokyo"})
    void whatWasEncryptedComesBack(String plain) {
        for (ValueKind kind : ValueKind.values()) {
            byte[] encrypted = cipher.encrypt(kind, plain);
            assertThat(cipher.decrypt(kind, encrypted)).isEqualTo(plain);
            assertThat(encrypted).hasSize(1 + 12 + plain.getBytes(StandardCharsets.UTF_8).length + 16);
            assertThat(encrypted[0]).as("key id").isEqualTo((byte) 2);
        }
    }

    @Test
    void agreesWithThePublishedExampleOfSm4Gcm() throws Exception {
        // RFC 8998, appendix A.1
        var hex = HexFormat.of();
        byte[] plain = hex.parseHex("aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa");
        byte[] out = new byte[plain.length + 16];
        new Sm4Gcm(hex.parseHex("0123456789abcdeffedcba9876543210"))
                .run(
                        true,
                        hex.parseHex("00001234567800000000abcd"),
                        hex.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2"),
                        plain,
                        0,
                        out,
                        0);
        assertThat(hex.formatHex(out))
                .isEqualTo("17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                        + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                        + "83de3541e4c2b58177e065a9bf7b62ec");
    }

    @Test
    void equalValuesGiveDifferentCiphertexts() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 1000; i++) {
            seen.add(HexFormat.of().formatHex(cipher.encrypt(ValueKind.PHONE, "13812345678")));
        }
        assertThat(seen).hasSize(1000);
    }

    @Test
    void anyAlteredByteIsNoticed() {
        byte[] encrypted = cipher.encrypt(ValueKind.NAME, "张三");
        for (int i = 0; i < encrypted.length; i++) {
            byte[] altered = encrypted.clone();
            altered[i] ^= 1;
            refuses(ValueKind.NAME, altered);
        }
        for (int length = 0; length < encrypted.length; length++) {
            refuses(ValueKind.NAME, Arrays.copyOf(encrypted, length));
        }
        refuses(ValueKind.NAME, Arrays.copyOf(encrypted, encrypted.length + 1));
    }

    @ParameterizedTest
    @EnumSource
    void aCiphertextOpensAsItsOwnKindOnly(ValueKind kind) {
        byte[] encrypted = cipher.encrypt(kind, "13812345678");
        for (ValueKind other : ValueKind.values()) {
            if (other != kind) {
                refuses(other, encrypted);
            }
        }
    }

    @Test
    void otherKeysDoNotOpenIt() {
        byte[] encrypted =
                new PersonalDataCipher(KeyFile.open(folder.resolve("one"), true)).encrypt(ValueKind.NAME, "张三");
        var other = new PersonalDataCipher(KeyFile.open(folder.resolve("other"), true));
        assertThatThrownBy(() -> other.decrypt(ValueKind.NAME, encrypted))
                .isInstanceOf(UndecryptableException.class)
                .hasMessageNotContaining("张三");
    }

    @Test
    void afterARotationOldCiphertextsStillOpen() throws IOException {
        String before = KeyFileTest.WHOLE.replace("current=2", "current=1");
        byte[] old = new PersonalDataCipher(KeyFileTest.keys(folder, before)).encrypt(ValueKind.NAME, "张三");
        assertThat(old[0]).isEqualTo((byte) 1);
        assertThat(cipher.decrypt(ValueKind.NAME, old)).isEqualTo("张三");
    }

    @Test
    void aRefusalDoesNotSpoilTheNextCall() {
        byte[] good = cipher.encrypt(ValueKind.NAME, "张三");
        for (int i = 0; i < 10; i++) {
            refuses(ValueKind.PHONE, good);
            assertThat(cipher.decrypt(ValueKind.NAME, good)).isEqualTo("张三");
        }
    }

    @Test
    void manyThreadsMayCallAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 500)
                    .mapToObj(i -> (Callable<Boolean>) () -> {
                        String plain = "1380000" + i;
                        ValueKind kind = ValueKind.values()[i % ValueKind.values().length];
                        return cipher.decrypt(kind, cipher.encrypt(kind, plain)).equals(plain);
                    })
                    .toList();
            for (var result : threads.invokeAll(tasks)) {
                assertThat(result.get()).isTrue();
            }
        }
    }

    private void refuses(ValueKind kind, byte[] encrypted) {
        assertThatThrownBy(() -> cipher.decrypt(kind, encrypted)).isInstanceOf(UndecryptableException.class);
    }
}
