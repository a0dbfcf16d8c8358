package cn.fanzha.command.platform.crypto;

import jakarta.persistence.Converter;

/** A phone number: a text in the entity, ciphertext in a {@code bytea} column. */
@Converter
public final class EncryptedPhone extends EncryptedText {

    EncryptedPhone(PersonalDataCipher cipher) {
        super(ValueKind.PHONE, cipher);
    }
}
