package cn.fanzha.command.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyedDigestsTest {

    @TempDir
    Path folder;

    private BlindIndex index;
    private AuditMac audit;

    @BeforeEach
    void open() throws IOException {
        KeyFile keys = KeyFileTest.keys(folder, KeyFileTest.WHOLE);
        index = new BlindIndex(keys);
        audit = new AuditMac(keys);
    }

    @Test
    void theIndexOfAValueStaysTheSame() throws IOException {
        byte[] found = index.of(ValueKind.PHONE, "13812345678");
        var afterRestart = new BlindIndex(KeyFileTest.keys(folder, KeyFileTest.WHOLE));
        assertThat(afterRestart.of(ValueKind.PHONE, "13812345678"))
                .isEqualTo(found)
                .hasSize(16);
        var afterRotation =
                new BlindIndex(KeyFileTest.keys(folder, KeyFileTest.WHOLE.replace("current=2", "current=1")));
        assertThat(afterRotation.of(ValueKind.PHONE, "13812345678")).isEqualTo(found);
        // made with another implementation: a change of these bytes would lose every stored index
        assertThat(HexFormat.of().formatHex(found)).isEqualTo("6c404a910b78343be2d6b49ceb17eba9");
    }

    @Test
    void anotherValueKindOrKeyHasAnotherIndex() {
        byte[] phone = index.of(ValueKind.PHONE, "13812345678");
        assertThat(index.of(ValueKind.PHONE, "13812345679")).isNotEqualTo(phone);
        assertThat(index.of(ValueKind.ACCOUNT, "13812345678")).isNotEqualTo(phone);
        var elsewhere = new BlindIndex(KeyFile.open(folder.resolve("elsewhere"), true));
        assertThat(elsewhere.of(ValueKind.PHONE, "13812345678")).isNotEqualTo(phone);
    }

    @Test
    void aSealTellsItsPartsApart() {
        byte[] seal = audit.of(bytes("ab"), bytes("c"));
        assertThat(seal).hasSize(32).isEqualTo(audit.of(bytes("ab"), bytes("c")));
        assertThat(audit.of(bytes("a"), bytes("bc"))).isNotEqualTo(seal);
        assertThat(audit.of(bytes("abc"))).isNotEqualTo(seal);
        assertThat(audit.of(bytes("ab"), bytes("c"), bytes(""))).isNotEqualTo(seal);
        assertThat(HexFormat.of().formatHex(seal))
                .isEqualTo("b2920e9521dc8221a1aadacc590643757097d8cac427523d2da76a1bd79012f2");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
