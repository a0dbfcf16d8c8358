package cn.fanzha.command.platform.crypto;

import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;

/** What the columns of all kinds share; Hibernate has Spring make the converters, so that they get the cipher. */
abstract sealed class EncryptedText implements AttributeConverter<String, byte[]>
        permits EncryptedName, EncryptedPhone, EncryptedIdNumber, EncryptedAccount {

    private final ValueKind kind;
    private final PersonalDataCipher cipher;

    EncryptedText(ValueKind kind, PersonalDataCipher cipher) {
        this.kind = kind;
        this.cipher = cipher;
    }

    @Override
    public final byte @Nullable [] convertToDatabaseColumn(@Nullable String plain) {
        return plain == null ? null : cipher.encrypt(kind, plain);
    }

    @Override
    public final @Nullable String convertToEntityAttribute(byte @Nullable [] encrypted) {
        return encrypted == null ? null : cipher.decrypt(kind, encrypted);
    }
}
