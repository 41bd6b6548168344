package org.plenary.server.signing;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The signature algorithm Ed25519, of the Java platform. Stateless; takes about a millisecond, so not for an event
 * loop.
 */
public final class Ed25519 {
    /** The algorithm's name. */
    public static final String NAME = "Ed25519";
    /** The size of a signature in bytes. */
    public static final int SIGNATURE_BYTES = 64;
    /** The size of a public key in the form of X.509, in bytes. */
    public static final int PUBLIC_KEY_BYTES = 44;

    private Ed25519() {}

    /** A new key pair. */
    public static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(NAME).generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        }
    }

    /** Signs a statement. {@code privateKey} is in the form of PKCS#8. */
    public static byte[] sign(byte[] statement, byte[] privateKey) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
            signature.update(statement);
            return signature.sign();
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        } catch (GeneralSecurityException e) {
            throw new SigningException("the private key cannot be used: it is damaged", e);
        }
    }

    /**
     * Whether a signature under a statement was made with the private half of {@code publicKey}, in the form of X.509.
     */
    public static boolean isBy(byte[] publicKey, byte[] statement, byte[] signature) {
        try {
            Signature check = Signature.getInstance(NAME);
            check.initVerify(publicKey(publicKey));
            check.update(statement);
            return check.verify(signature);
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        } catch (SignatureException | InvalidKeySpecException | InvalidKeyException e) {
            // The last: bytes that look like a key and are those of no point.
            return false;
        }
    }

    /**
     * The name of a public key.
     *
     * @throws IllegalArgumentException if it is not one of this algorithm, in the one form that X.509 gives it
     */
    public static KeyId idOf(byte[] publicKey) {
        try {
            if (!Arrays.equals(publicKey(publicKey).getEncoded(), publicKey)) {
                throw new IllegalArgumentException("expected a public key in its one form, got another");
            }
            return new KeyId(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey)));
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException(
                    "expected a public key of " + NAME + " in " + PUBLIC_KEY_BYTES + " bytes, got something else", e);
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        }
    }

    private static PublicKey publicKey(byte[] encoded) throws NoSuchAlgorithmException, InvalidKeySpecException {
        return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static IllegalStateException missing(NoSuchAlgorithmException e) {
        return new IllegalStateException("every Java platform from 15 on has Ed25519 and SHA-256", e);
    }
}
