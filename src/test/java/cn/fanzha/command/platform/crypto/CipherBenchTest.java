package cn.fanzha.command.platform.crypto;

import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints how many values a second one thread handles; asserts nothing. */
@Tag("bench")
class CipherBenchTest {

    private static final int CALLS = 300_000;

    @TempDir
    Path folder;

    @Test
    void valuesASecond() {
        KeyFile keys = KeyFile.open(folder.resolve("keys"), true);
        var cipher = new PersonalDataCipher(keys);
        var index = new BlindIndex(keys);
        byte[] encrypted = cipher.encrypt(ValueKind.PHONE, "13812345678");
        for (int round = 0; round < 2; round++) {
            measure("encrypt", i -> cipher.encrypt(ValueKind.PHONE, "13812345678"));
            measure("decrypt", i -> cipher.decrypt(ValueKind.PHONE, encrypted));
            measure("blind index", i -> index.of(ValueKind.PHONE, "13812345678"));
        }
    }

    private static void measure(String what, IntConsumer call) {
        long start = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
            call.accept(i);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%-12s %,10.0f/s%n", what, CALLS / seconds);
    }
}
