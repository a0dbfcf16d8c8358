package cn.fanzha.command.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long uploads on their way: whole for who reads them, nothing for who looks at the disk. */
class EncryptedSpoolTest {

    @TempDir
    Path keys;

    @Test
    void whatWasWrittenIsReadAgainAndLiesNowhereInTheClear() throws IOException {
        FileCipher cipher = new FileCipher(KeyFileTest.keys(keys, KeyFileTest.WHOLE));
        byte[] row = "A110105010000,王小明,13800138000\n".getBytes(StandardCharsets.UTF_8);
        for (int length : List.of(0, 1, EncryptedSpool.PART_BYTES, 3 * EncryptedSpool.PART_BYTES + 7)) {
            byte[] content = new byte[length];
            for (int at = 0; at < length; at++) {
                content[at] = row[at % row.length];
            }
            EncryptedSpool spool = new EncryptedSpool(cipher);
            try (spool) {
                try (OutputStream sink = spool.write()) {
                    for (int from = 0; from < length; from += 100_003) {
                        sink.write(content, from, Math.min(100_003, length - from));
                    }
                }
                assertThat(spool.size()).isEqualTo(length);
                assertThat(spool.place()).as("has no name").doesNotExist();
                byte[] disk = spool.onDisk();
                assertThat(new String(disk, StandardCharsets.UTF_8)).doesNotContain("王小明", "13800138000");
                for (int time = 0; time < 2; time++) {
                    try (InputStream again = spool.read()) {
                        assertThat(Arrays.equals(again.readAllBytes(), content)).isTrue();
                    }
                }
                try (InputStream one = spool.read()) {
                    assertThat(one.read()).isEqualTo(length == 0 ? -1 : row[0]);
                }
            }
            assertThatThrownBy(spool::onDisk).isInstanceOf(IOException.class);
        }
    }
}
