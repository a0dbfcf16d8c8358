package cn.fanzha.command.platform.crypto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys, read once at the start: versioned data keys (SM4), an index key and an audit key (HMAC-SM3).
 *
 * <p>One {@code name=hex} a line. {@code data.1} … {@code data.127} are data keys, {@code data.current} the number of
 * the one that encrypts; the others still decrypt, so a key is rotated by adding {@code data.2} on every instance, then
 * moving {@code data.current}. {@code index.1} and {@code audit.1} stay as long as the data that they sealed.
 */
public final class KeyFile {

    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
    private static final int DATA_BYTES = 16;
    private static final int MAC_BYTES = 32;
    private static final String RESTORE = "Restore the file from its backup. New keys can't read what old ones wrote.";

    private final Map<Integer, byte[]> dataKeys = new TreeMap<>();
    private final int current;
    private final byte[] indexKey;
    private final byte[] auditKey;

    private KeyFile(Path file, Map<String, String> entries) {
        this.indexKey = key(file, entries, "index.1", MAC_BYTES);
        this.auditKey = key(file, entries, "audit.1", MAC_BYTES);
        for (String name : entries.keySet()) {
            if (name.matches("data\\.\\d{1,3}")) {
                dataKeys.put(id(file, name.substring(5)), key(file, entries, name, DATA_BYTES));
            }
        }
        this.current = id(file, entries.getOrDefault("data.current", ""));
        if (!dataKeys.containsKey(current)) {
            throw broken(file, "data.current names a key that is not in it");
        }
    }

    /**
     * Reads the file; where none is, makes one with random keys if allowed, else refuses to start. Instances that start
     * together on one directory end up with the same keys.
     */
    public static KeyFile open(Path file, boolean create) {
        if (Files.notExists(file)) {
            if (!create) {
                throw new KeyFileException(
                        "The key file " + file.toAbsolutePath() + " does not exist.",
                        "If this system has run before, restore the file from its backup (property fanzha.keys.file"
                                + " says where it lies). On the very first start only, set fanzha.keys.create=true.",
                        null);
            }
            NewKeyFile.write(file);
        }
        return read(file);
    }

    private static KeyFile read(Path file) {
        Map<String, String> entries = new TreeMap<>();
        try {
            warnIfOthersMayRead(file);
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                int equals = line.indexOf('=');
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String name = equals < 0 ? "" : line.substring(0, equals).strip();
                if (!name.matches("data\\.(current|\\d{1,3})|(index|audit)\\.1")) {
                    throw broken(file, "a line of it is not understood");
                }
                if (entries.put(name, line.substring(equals + 1).strip()) != null) {
                    throw broken(file, name + " stands twice in it");
                }
            }
        } catch (IOException e) {
            throw new KeyFileException(
                    "The key file " + file.toAbsolutePath() + " can't be read.",
                    "Let the user that runs the application, and nobody else, read the file.",
                    e);
        }
        return new KeyFile(file, entries);
    }

    /** A warning only: secrets that a container mounts are often readable by all inside it. */
    private static void warnIfOthersMayRead(Path file) throws IOException {
        var posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (posix != null
                && posix.readAttributes().permissions().stream()
                        .anyMatch(permission -> !permission.name().startsWith("OWNER_"))) {
            LOG.warn("The key file {} is open to others than its owner: set its mode to 600", file.toAbsolutePath());
        }
    }

    int current() {
        return current;
    }

    Map<Integer, byte[]> dataKeys() {
        return dataKeys;
    }

    byte[] indexKey() {
        return indexKey;
    }

    byte[] auditKey() {
        return auditKey;
    }

    /**
     * 16 hexadecimal digits that tell one installation's keys from another's and reveal neither; the same after a
     * rotation of data keys. Kept in the database, it shows at the start that database and key file belong together.
     */
    public String fingerprint() {
        byte[] mac = HmacSm3.mac(indexKey, "fanzha key file".getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(mac, 0, 8);
    }

    private static byte[] key(Path file, Map<String, String> entries, String name, int bytes) {
        String hex = entries.get(name);
        if (hex == null || !hex.matches("[0-9a-fA-F]{" + 2 * bytes + "}")) {
            throw broken(file, name + " is missing or has not " + 2 * bytes + " hexadecimal digits");
        }
        return HexFormat.of().parseHex(hex);
    }

    private static int id(Path file, String digits) {
        int id = digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : 0;
        if (id < 1 || id > Byte.MAX_VALUE) {
            throw broken(file, "a data key has a number outside 1 to 127, or data.current is missing");
        }
        return id;
    }

    private static KeyFileException broken(Path file, String what) {
        return new KeyFileException(
                "The key file " + file.toAbsolutePath() + " is not whole: " + what + ".", RESTORE, null);
    }
}
