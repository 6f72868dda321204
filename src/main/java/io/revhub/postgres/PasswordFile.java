package io.revhub.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The superuser's generated password, kept where only the process's own user can read it. */
record PasswordFile(Path path) {

    String read() throws IOException {
        if (!Files.exists(path)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.createFile(path);
            if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(path, HexFormat.of().formatHex(random));
        }
        return Files.readString(path);
    }
}
