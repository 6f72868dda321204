package io.revhub.sandbox.crm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The key pair of the connected app's JWT bearer log-in, made once in the sandbox's folder: clients sign with
 * {@code crm-jwt-key.pem}. Whoever has a key of his own puts its public half into {@code crm-jwt-public.pem}.
 */
final class JwtKey {

    static final String PRIVATE_FILE = "crm-jwt-key.pem";
    static final String PUBLIC_FILE = "crm-jwt-public.pem";

    private static final int BITS = 2048;

    private final Path folder;

    JwtKey(Path folder) {
        this.folder = folder;
    }

    /** As the file is now; made if there is none. */
    synchronized PublicKey publicKey() {
        try {
            if (!Files.exists(folder.resolve(PUBLIC_FILE))) {
                make();
            }
            String pem = Files.readString(folder.resolve(PUBLIC_FILE));
            byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(folder.resolve(PUBLIC_FILE) + " holds no RSA public key", e);
        }
    }

    private void make() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        KeyPair keys = generator.generateKeyPair();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(PRIVATE_FILE), pem("PRIVATE KEY", keys.getPrivate()));
        Files.writeString(folder.resolve(PUBLIC_FILE), pem("PUBLIC KEY", keys.getPublic()));
    }

    private static String pem(String what, Key key) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()) + "\n-----END " + what
                + "-----\n";
    }
}
