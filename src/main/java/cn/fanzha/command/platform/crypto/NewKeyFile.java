package cn.fanzha.command.platform.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the key file of a new installation: random keys, readable by its owner alone, on the disk before it is used. */
final class NewKeyFile {

    private static final Logger LOG = LoggerFactory.getLogger(NewKeyFile.class);

    private NewKeyFile() {}

    /** The file appears whole or not at all; one that appeared meanwhile is left as it is. */
    static void write(Path file) {
        Path target = file.toAbsolutePath();
        Path folder = target.resolveSibling("");
        Path draft = folder.resolve(target.getFileName() + "." + UUID.randomUUID());
        try {
            Files.createDirectories(folder, onlyOwner(folder, "rwx------"));
            try (var channel = FileChannel.open(
                    draft,
                    EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    onlyOwner(folder, "rw-------"))) {
                var bytes = ByteBuffer.wrap(content().getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            publish(draft, target);
            persist(folder);
            LOG.info("New key file {}: keep a copy apart from the database's backups", target);
        } catch (FileAlreadyExistsException e) {
            LOG.info("Another instance made the key file {}", target);
        } catch (IOException e) {
            throw new KeyFileException(
                    "The key file " + target + " can't be written.",
                    "Let the user that runs the application write to its folder, or set fanzha.keys.file.",
                    e);
        } finally {
            draft.toFile().delete();
        }
    }

    private static void publish(Path draft, Path target) throws IOException {
        try {
            Files.createLink(target, draft);
        } catch (UnsupportedOperationException e) {
            Files.move(draft, target);
        }
    }

    /** Where a directory can't be opened (Windows) the file system keeps its own promises. */
    private static void persist(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.debug("The folder {} can't be synchronised", folder);
        }
    }

    private static FileAttribute<?>[] onlyOwner(Path folder, String permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static String content() {
        return """
                # Keys of the Fanzha Command Center. Without this file nobody can read the names, phones, ID numbers
                # and accounts in its database. Keep a copy apart from the database's backups; never send or commit it.
                data.current=1
                data.1=%s
                index.1=%s
                audit.1=%s
                """.formatted(random(16), random(32), random(32));
    }

    private static String random(int bytes) {
        byte[] key = new byte[bytes];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }
}
