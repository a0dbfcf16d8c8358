package cn.fanzha.command.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFileTest {

    static final String WHOLE = """
            # a remark

            data.current=2
            data.1=0123456789abcdeffedcba9876543210
            data.2=FEDCBA98765432100123456789ABCDEF
            index.1=1111111111111111111111111111111111111111111111111111111111111111
            audit.1=2222222222222222222222222222222222222222222222222222222222222222
            """;

    @TempDir
    Path folder;

    @Test
    void withoutAFileTheStartIsRefusedWithWhatToDo() {
        Path file = folder.resolve("keys/fanzha.keys");
        var refusal = catchThrowableOfType(KeyFileException.class, () -> KeyFile.open(file, false));
        assertThat(refusal).hasMessageContaining(file.toString());
        assertThat(refusal.action()).contains("fanzha.keys.create=true", "backup");
        assertThat(file).doesNotExist();

        var analysis = new KeyFileFailureAnalyzer().analyze(new IllegalStateException("bean", refusal));
        assertThat(analysis).isNotNull();
        assertThat(analysis.getAction()).isEqualTo(refusal.action());
    }

    @Test
    void theFirstStartMakesAFileForItsOwnerAlone() throws IOException {
        Path file = folder.resolve("keys/fanzha.keys");
        KeyFile made = KeyFile.open(file, true);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(made.current()).isEqualTo(1);

        String text = Files.readString(file);
        assertThat(KeyFile.open(file, true).fingerprint()).isEqualTo(made.fingerprint());
        assertThat(KeyFile.open(file, false).dataKeys().get(1))
                .isEqualTo(made.dataKeys().get(1));
        assertThat(file).hasContent(text);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void instancesThatStartTogetherGetTheSameKeys() throws Exception {
        Path file = folder.resolve("fanzha.keys");
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<String> start = () -> KeyFile.open(file, true).fingerprint();
            var fingerprints = threads
                    .invokeAll(Stream.generate(() -> start).limit(8).toList())
                    .stream()
                    .map(started -> {
                        try {
                            return started.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .distinct();
            assertThat(fingerprints).hasSize(1);
        }
    }

    @Test
    void twoInstallationsHaveDifferentKeys() {
        KeyFile one = KeyFile.open(folder.resolve("one"), true);
        KeyFile other = KeyFile.open(folder.resolve("other"), true);
        assertThat(one.fingerprint()).matches("[0-9a-f]{16}").isNotEqualTo(other.fingerprint());
        assertThat(one.dataKeys().get(1)).isNotEqualTo(other.dataKeys().get(1));
        assertThat(one.auditKey()).isNotEqualTo(other.auditKey()).isNotEqualTo(one.indexKey());
    }

    @Test
    void anOlderKeyStaysBesideTheCurrentOne() throws IOException {
        KeyFile keys = keys(folder, WHOLE);
        assertThat(keys.current()).isEqualTo(2);
        assertThat(keys.dataKeys()).containsOnlyKeys(1, 2);
    }

    @ParameterizedTest
    @CsvSource({
        "data.current=2, data.current=3, names a key that is not in it",
        "data.current=2, '', data.current is missing",
        "data.current=2, data.current=0, outside 1 to 127",
        "data.2=, data.128=, outside 1 to 127",
        "data.2=, data.1=, data.1 stands twice",
        "data.2=FEDC, data.2=FED, data.2 is missing or has not 32",
        "index.1=11, index.1=1, index.1 is missing or has not 64",
        "index.1=11, index.1=1x, index.1 is missing or has not 64",
        "audit.1=, aduit.1=, a line of it is not understood",
        "# a remark, some text, a line of it is not understood",
    })
    void aFileThatIsNotWholeIsRefusedWithoutShowingAKey(String from, String to, String what) {
        assertThatThrownBy(() -> keys(folder, WHOLE.replace(from, to)))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining(what)
                .hasMessageNotContaining("FEDC");
    }

    static KeyFile keys(Path folder, String text) throws IOException {
        Path file = Files.createTempFile(folder, "fanzha", ".keys");
        Files.writeString(file, text);
        return KeyFile.open(file, false);
    }
}
