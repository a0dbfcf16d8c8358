/**
 * The encryption of personal data at rest, and the keyed digests by which it is found and by which the audit log is
 * sealed (Personal Information Protection Law art. 51; GB/T 32907 SM4, GB/T 32905 SM3).
 *
 * <p>A column holds ciphertext ({@link cn.fanzha.command.platform.crypto.EncryptedPhone} and its siblings), beside it,
 * where it must be found, a {@link cn.fanzha.command.platform.crypto.BlindIndex}. The keys lie in one file outside the
 * database. Nothing here logs a value or a key.
 */
@NullMarked
package cn.fanzha.command.platform.crypto;

import org.jspecify.annotations.NullMarked;
