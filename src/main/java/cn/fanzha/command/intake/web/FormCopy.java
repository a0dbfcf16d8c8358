package cn.fanzha.command.intake.web;

import cn.fanzha.command.intake.web.IntakeForm.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a form like another, but for a few fields. */
final class FormCopy {

    private final IntakeForm like;
    private @Nullable String base;
    private @Nullable List<Line> lines;
    private @Nullable String fraudType;
    private @Nullable String reportedAt;
    private @Nullable String amountInvolved;
    private @Nullable String summary;
    private @Nullable String victimName;
    private @Nullable String victimPhone;
    private @Nullable String victimIdNo;
    private @Nullable String victimIdKind;
    private @Nullable String clues;
    private @Nullable String pasted;

    private FormCopy(IntakeForm like) {
        this.like = like;
        base = like.base();
        lines = like.lines();
        fraudType = like.fraudType();
        reportedAt = like.reportedAt();
        amountInvolved = like.amountInvolved();
        summary = like.summary();
        victimName = like.victimName();
        victimPhone = like.victimPhone();
        victimIdNo = like.victimIdNo();
        victimIdKind = like.victimIdKind();
        clues = like.clues();
        pasted = like.pasted();
    }

    static FormCopy of(IntakeForm like) {
        return new FormCopy(like);
    }

    FormCopy base(@Nullable String value) {
        base = value;
        return this;
    }

    FormCopy lines(@Nullable List<Line> value) {
        lines = value;
        return this;
    }

    FormCopy fraudType(@Nullable String value) {
        fraudType = value;
        return this;
    }

    FormCopy reportedAt(@Nullable String value) {
        reportedAt = value;
        return this;
    }

    FormCopy amountInvolved(@Nullable String value) {
        amountInvolved = value;
        return this;
    }

    FormCopy summary(@Nullable String value) {
        summary = value;
        return this;
    }

    FormCopy victimName(@Nullable String value) {
        victimName = value;
        return this;
    }

    FormCopy victimPhone(@Nullable String value) {
        victimPhone = value;
        return this;
    }

    FormCopy victimId(@Nullable String number, @Nullable String kind) {
        victimIdNo = number;
        victimIdKind = kind;
        return this;
    }

    FormCopy clues(@Nullable String value) {
        clues = value;
        return this;
    }

    FormCopy pasted(@Nullable String value) {
        pasted = value;
        return this;
    }

    IntakeForm made() {
        return new IntakeForm(
                like.form(),
                base,
                lines,
                like.channel(),
                fraudType,
                reportedAt,
                amountInvolved,
                like.loss(),
                like.regionCode(),
                summary,
                victimName,
                victimPhone,
                victimIdNo,
                victimIdKind,
                like.victimIdChecked(),
                like.urgency(),
                like.secondOfficer(),
                like.hidden(),
                clues,
                pasted);
    }
}
