package cn.fanzha.command.audit.web;

import cn.fanzha.command.audit.domain.AuditEntry;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The words in which the log's codes are shown; a code without a word shows itself. */
record AuditNames(MessageSource messages, Locale locale) {

    private static final String ACTION = "audit.action.";

    public String action(String code) {
        return word(ACTION + code, code);
    }

    public String subjectType(String code) {
        return word("audit.subject." + code, code);
    }

    public String detail(String code) {
        return word("audit.detail." + code, code);
    }

    public String time(Instant at) {
        return ChinaTime.formatSeconds(at);
    }

    /** Who acted, in words also where nobody was signed in. */
    public String who(AuditEntry entry) {
        return entry.hasActor() ? entry.name() : word("audit.nobody." + entry.username(), entry.name());
    }

    /** The actions that have a word: what the filter offers. */
    public Map<String, String> actions() {
        var words = ResourceBundle.getBundle(
                "messages/audit",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        var named = new TreeMap<String, String>();
        for (String key : words.keySet()) {
            if (key.startsWith(ACTION)) {
                named.put(key.substring(ACTION.length()), words.getString(key));
            }
        }
        return named;
    }

    private String word(String key, @Nullable String otherwise) {
        return Objects.requireNonNull(messages.getMessage(key, null, otherwise, locale));
    }
}
