package cn.fanzha.command.platform.imports;

import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Phone;
import cn.fanzha.command.shared.ResidentId;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a file's row tells of a person: encrypted before it leaves the process, also on its way to the staging table
 * (Personal Information Protection Law art. 51). Each value fills two staging columns: ciphertext, and the keyed digest
 * that tells whether it changed. An empty cell fills both with null.
 */
@Component
public class PersonCells {

    /** A passport or a permit begins with a letter; all else must be a resident's number. */
    private static final Pattern OTHER_DOCUMENT = Pattern.compile("[A-Z][A-Z0-9]{5,16}");

    private final PersonalDataCipher cipher;
    private final BlindIndex index;

    PersonCells(PersonalDataCipher cipher, BlindIndex index) {
        this.cipher = cipher;
        this.index = index;
    }

    /** A name; its digest holds for this record alone, so that nobody is found by the name. */
    public void name(ImportRow row, StageRow stage, String column, String recordNo) {
        String name = row.text(column);
        stage.bytes(name == null ? null : cipher.encrypt(ValueKind.NAME, name))
                .bytes(name == null ? null : index.of(ValueKind.NAME, recordNo + '\n' + name));
    }

    /** A resident's number with a right check digit, a passport or a permit. */
    public void idNo(ImportRow row, StageRow stage, String column) {
        fill(stage, ValueKind.ID_NUMBER, row.value(column, PersonCells::document, "id-format"));
    }

    /** A mobile or a landline. */
    public void phone(ImportRow row, StageRow stage, String column) {
        Phone phone = row.value(column, Phone::of, "phone-format");
        fill(stage, ValueKind.PHONE, phone == null ? null : phone.value());
    }

    private void fill(StageRow stage, ValueKind kind, @Nullable String plain) {
        stage.bytes(plain == null ? null : cipher.encrypt(kind, plain))
                .bytes(plain == null ? null : index.of(kind, plain));
    }

    private static String document(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return OTHER_DOCUMENT.matcher(upper).matches()
                ? upper
                : ResidentId.of(text).value();
    }
}
