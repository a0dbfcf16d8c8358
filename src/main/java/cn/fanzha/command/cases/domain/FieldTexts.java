package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.IdDocument;
import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.cases.domain.CaseChanges.Values;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values of a case's details as texts: as the history keeps them and as forms compare them. */
final class FieldTexts {

    static final int STORY_AT_MOST = 20_000;
    static final int TAGS_AT_MOST = 20;
    static final int TAG_AT_MOST = 20;

    private FieldTexts() {}

    /** Browsers send a new line in two ways: a story that differs in nothing else is the same. */
    static @Nullable String lines(@Nullable String text) {
        return text == null ? null : text.replace("\r\n", "\n");
    }

    /** Every detail that the intake form holds, before and after. */
    static List<Values> compare(NewCase before, NewCase after) {
        return List.of(
                new Values(
                        CaseField.CHANNEL,
                        before.channel().name(),
                        after.channel().name()),
                new Values(CaseField.FRAUD_TYPE, before.fraudType(), after.fraudType()),
                new Values(
                        CaseField.REPORTED_AT,
                        before.reportedAt().toString(),
                        after.reportedAt().toString()),
                new Values(
                        CaseField.AMOUNT_INVOLVED,
                        plain(positive(before.amountInvolved())),
                        plain(positive(after.amountInvolved()))),
                new Values(CaseField.LOSS, plain(before.loss()), plain(after.loss())),
                new Values(CaseField.REGION_CODE, before.regionCode(), after.regionCode()),
                new Values(CaseField.SUMMARY, before.summary(), after.summary()),
                new Values(CaseField.VICTIM_NAME, before.victimName(), after.victimName()),
                new Values(CaseField.VICTIM_ID_NO, before.victimIdNo(), after.victimIdNo()),
                new Values(CaseField.VICTIM_ID_KIND, kind(before.victimIdKind()), kind(after.victimIdKind())),
                new Values(CaseField.VICTIM_PHONE, before.victimPhone(), after.victimPhone()));
    }

    /** The same case but for one detail. */
    static NewCase with(NewCase stored, CaseField field, @Nullable String value) {
        return new NewCase(
                field == CaseField.CHANNEL ? channel(value) : stored.channel(),
                field == CaseField.FRAUD_TYPE ? value : stored.fraudType(),
                field == CaseField.REPORTED_AT && value != null ? Instant.parse(value) : stored.reportedAt(),
                field == CaseField.AMOUNT_INVOLVED ? money(value) : stored.amountInvolved(),
                field == CaseField.LOSS ? money(value) : stored.loss(),
                field == CaseField.REGION_CODE ? value : stored.regionCode(),
                field == CaseField.SUMMARY ? value : stored.summary(),
                stored.victimName(),
                stored.victimIdNo(),
                stored.victimIdKind(),
                stored.victimPhone());
    }

    static @Nullable String kind(@Nullable IdDocument paper) {
        return paper == null ? null : paper.name();
    }

    static @Nullable String plain(@Nullable Money amount) {
        return amount == null ? null : amount.toPlainString();
    }

    static @Nullable Money money(@Nullable String plain) {
        return plain == null ? null : Money.of(plain);
    }

    /** As people type amounts: grouped or not. */
    static Money amount(String typed) {
        return Money.of(typed.replaceAll("[,，\\s]", ""));
    }

    static Channel channel(@Nullable String word) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("cases.edit.refused.choice"));
    }

    /** Sorted, each once; none is null. */
    static @Nullable String joined(List<String> tags) {
        return tags.isEmpty() ? null : tags(tags);
    }

    /** Sorted, each once. */
    static String tags(List<String> tags) {
        return tags.stream().distinct().sorted().collect(Collectors.joining("、"));
    }

    static @Nullable String tags(String typed) {
        List<String> tags = Arrays.stream(typed.split("[,，、;；\\s]+"))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
        if (tags.size() > TAGS_AT_MOST) {
            throw new InvalidValueException("cases.edit.refused.tags", TAGS_AT_MOST);
        }
        if (tags.stream().anyMatch(tag -> tag.length() > TAG_AT_MOST)) {
            throw new InvalidValueException("cases.edit.refused.tag", TAG_AT_MOST);
        }
        return tags.isEmpty() ? null : tags(tags);
    }

    static String story(String typed) {
        String story = typed.replace("\r\n", "\n");
        if (story.length() > STORY_AT_MOST) {
            throw new InvalidValueException("cases.edit.refused.story", STORY_AT_MOST, story.length());
        }
        return story;
    }

    private static @Nullable Money positive(@Nullable Money amount) {
        return amount == null || amount.isZero() ? null : amount;
    }
}
