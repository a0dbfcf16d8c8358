package cn.fanzha.command.alerts;

import org.jspecify.annotations.Nullable;

/** The four steps of dissuasion, each taken where the one before reached nobody. */
public enum AttemptStep {
    /** 短信提示. */
    SMS,
    /** 电话劝阻. */
    CALL,
    /** 查找关系人: people who know the person. */
    CONTACTS,
    /** 上门劝阻. */
    VISIT;

    /** The step that follows where this one reached nobody; after the visit none. */
    public @Nullable AttemptStep next() {
        return this == VISIT ? null : values()[ordinal() + 1];
    }
}
