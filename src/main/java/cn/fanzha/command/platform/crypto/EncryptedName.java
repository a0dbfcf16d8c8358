package cn.fanzha.command.platform.crypto;

import jakarta.persistence.Converter;

/** A person's or an account holder's name: a text in the entity, ciphertext in a {@code bytea} column. */
@Converter
public final class EncryptedName extends EncryptedText {

    EncryptedName(PersonalDataCipher cipher) {
        super(ValueKind.NAME, cipher);
    }
}
