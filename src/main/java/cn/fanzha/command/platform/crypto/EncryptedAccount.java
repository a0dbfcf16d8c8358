package cn.fanzha.command.platform.crypto;

import jakarta.persistence.Converter;

/** A bank account, card or wallet: a text in the entity, ciphertext in a {@code bytea} column. */
@Converter
public final class EncryptedAccount extends EncryptedText {

    EncryptedAccount(PersonalDataCipher cipher) {
        super(ValueKind.ACCOUNT, cipher);
    }
}
