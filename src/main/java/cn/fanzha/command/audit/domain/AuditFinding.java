package cn.fanzha.command.audit.domain;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong that the verification found in the log.
 *
 * @param seq the link of the chain, where there is one
 * @param entryId the entry's number, where it is known
 * @param about what the entry says now: action and subject; null where it is gone
 */
public record AuditFinding(
        Kind kind,
        @Nullable Long seq,
        @Nullable Long entryId,
        @Nullable String about) {

    /** What happened to the row. */
    public enum Kind {
        /** 被改: what the entry says is not what was written. */
        CHANGED,
        /** 被删: the chain knows the entry, the log no longer has it. */
        REMOVED,
        /** 外部插入: this program didn't write the entry, or it was overwritten together with its seal. */
        INSERTED,
        /** 链序异常: entry and seal are whole, but the link isn't the one made at this place. */
        REORDERED,
        /** 链环缺失: links are missing up to this one, and with them what they sealed. */
        LINKS_MISSING,
        /** 未封存: the entry is whole, but has waited for its link too long: the chain's end was cut off, or the sealer stands. */
        UNSEALED,
        /** 锚点不符: the chain doesn't have a link that was seen before: its end was cut off, or exchanged. */
        ANCHOR_LOST
    }
}
