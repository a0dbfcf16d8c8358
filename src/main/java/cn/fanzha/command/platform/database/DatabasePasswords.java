package cn.fanzha.command.platform.database;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The generated passwords of the embedded database, each in a file that only the account running the application can
 * read.
 */
public record DatabasePasswords(Path superuserFile, String superuser, String owner, String application) {

    static DatabasePasswords loadOrCreate(Path home) throws IOException {
        return new DatabasePasswords(
                home.resolve("superuser.password"),
                loadOrCreatePassword(home.resolve("superuser.password")),
                loadOrCreatePassword(home.resolve("owner.password")),
                loadOrCreatePassword(home.resolve("application.password")));
    }

    private static String loadOrCreatePassword(Path file) throws IOException {
        if (Files.notExists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(draft);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(draft, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
            Files.move(draft, file);
        }
        return Files.readString(file).trim();
    }

    @Override
    public String toString() {
        return "DatabasePasswords[hidden]";
    }
}
