package cn.fanzha.command.observables;

import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.imports.StageRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Accounts, phones and addresses of a file's row: encrypted before they leave the process. */
@Component
public class ObservableCells {

    private final PersonalDataCipher cipher;
    private final BlindIndex index;

    ObservableCells(PersonalDataCipher cipher, BlindIndex index) {
        this.cipher = cipher;
        this.index = index;
    }

    /** Fills the four staging columns of a value: id (found later), type, ciphertext, blind index. */
    public void fill(StageRow stage, @Nullable ObservableValue value) {
        if (value == null) {
            stage.id(null).word(null).bytes(null).bytes(null);
        } else {
            stage.id(null)
                    .word(value.type())
                    .bytes(cipher.encrypt(value.type().valueKind(), value.value()))
                    .bytes(index.of(value.type().valueKind(), value.value()));
        }
    }
}
