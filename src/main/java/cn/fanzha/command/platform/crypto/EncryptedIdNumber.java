package cn.fanzha.command.platform.crypto;

import jakarta.persistence.Converter;

/** A resident ID, passport or other document number: a text in the entity, ciphertext in a {@code bytea} column. */
@Converter
public final class EncryptedIdNumber extends EncryptedText {

    EncryptedIdNumber(PersonalDataCipher cipher) {
        super(ValueKind.ID_NUMBER, cipher);
    }
}
