package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.IdDocument;
import cn.fanzha.command.cases.domain.CaseVictims.Typed;
import cn.fanzha.command.cases.domain.Victims.Victim;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Phone;
import cn.fanzha.command.shared.ResidentId;
import cn.fanzha.command.shared.Text;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what was typed of a victim. */
final class VictimTexts {

    private static final int NAME_AT_MOST = 100;

    private VictimTexts() {}

    /** A resident ID where it is one, or looks like one and nobody said; any other paper is taken as it is. */
    private static String document(String typed, @Nullable IdDocument kind) {
        String paper = Text.halfWidth(typed);
        IdDocument looksLike = kind == null ? IdDocument.guess(paper) : kind;
        if (looksLike == IdDocument.RESIDENT_ID) {
            return ResidentId.of(paper).value();
        }
        if (!paper.matches("[A-Za-z0-9()/-]{5,20}")) {
            throw new InvalidValueException("cases.victim.refused.document");
        }
        return paper.toUpperCase(Locale.ROOT);
    }

    /** The victim as she is after what was typed. */
    static Victim read(Typed typed, Victim before) {
        String idNo = typed.idKind() == IdDocument.NONE
                ? null
                : value(typed, CaseField.VICTIM_ID_NO, typed.idNo(), before.idNo());
        boolean same = Objects.equals(idNo, before.idNo());
        return new Victim(
                before.position(),
                value(typed, CaseField.VICTIM_NAME, typed.name(), before.name()),
                idNo,
                typed.idKind() != null ? typed.idKind() : same ? before.idKind() : IdDocument.guess(idNo),
                value(typed, CaseField.VICTIM_PHONE, typed.phone(), before.phone()));
    }

    private static @Nullable String value(
            Typed typed, CaseField field, @Nullable String text, @Nullable String before) {
        if (text == null || text.isBlank()) {
            return typed.cleared().contains(field) ? null : before;
        }
        return switch (field) {
            case VICTIM_NAME -> {
                if (text.strip().length() > NAME_AT_MOST) {
                    throw new InvalidValueException("cases.victim.refused.name", NAME_AT_MOST);
                }
                yield text.strip();
            }
            case VICTIM_PHONE -> Phone.of(text).value();
            case VICTIM_ID_NO -> document(text, typed.idKind());
            default -> throw new IllegalArgumentException(field.name());
        };
    }

    /** One person told twice. */
    static boolean same(Victim one, Victim other) {
        return one.idNo() != null && one.idNo().equals(other.idNo())
                || one.phone() != null && one.phone().equals(other.phone()) && Objects.equals(one.name(), other.name());
    }
}
