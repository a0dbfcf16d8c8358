package cn.fanzha.command.documents.domain;

import cn.fanzha.command.documents.DocumentField;
import cn.fanzha.command.documents.DocumentKind;
import cn.fanzha.command.documents.DocumentTable;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackageProperties;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes a .docx from a template: values, the mark on every page, and properties of its own. Documents are Chinese. */
@Component
public class DocumentWriter {

    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu年M月d日H时m分", CHINESE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日", CHINESE);
    private static final int NAME_AT_MOST = 120;

    private final Templates templates;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    DocumentWriter(Templates templates, Units units, MessageSource messages, Clock clock) {
        this.templates = templates;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    /** What is filled in; {@code masked}: personal data behind their masks. */
    record Content(Map<String, String> fields, Map<String, List<Map<String, String>>> tables, boolean masked) {}

    byte[] write(DocumentKind kind, Edition edition, Content content, String subject, Actor actor, Instant now) {
        return fill(kind, templates.content(kind, edition), content, subject, actor, now);
    }

    /** The template with the fields' examples, marked as such: what the supervisor looks at before it is used. */
    public byte[] preview(DocumentKind kind, byte[] template, Actor actor) {
        Map<String, String> fields = TemplateNames.fields(kind).stream()
                .collect(Collectors.toMap(DocumentField::name, DocumentField::example));
        Map<String, List<Map<String, String>>> tables = kind.tables().stream()
                .collect(Collectors.toMap(DocumentTable::name, table -> {
                    Map<String, String> row = table.columns().stream()
                            .collect(Collectors.toMap(DocumentField::name, DocumentField::example));
                    return List.of(row, row);
                }));
        String example = messages.getMessage("documents.example", null, CHINESE);
        return fill(kind, template, new Content(fields, tables, false), example, actor, clock.instant());
    }

    private byte[] fill(DocumentKind kind, byte[] template, Content content, String subject, Actor actor, Instant now) {
        UnitRef unit = units.get(actor.unitId());
        Map<String, String> fields = new HashMap<>(content.fields);
        fields.put(TemplateNames.MAKER, actor.displayName());
        fields.put(TemplateNames.MAKER_UNIT, unit.name());
        fields.put(TemplateNames.MADE_AT, MINUTE.format(now.atZone(ChinaTime.ZONE)));
        fields.put(TemplateNames.MADE_ON, DAY.format(now.atZone(ChinaTime.ZONE)));
        String title = messages.getMessage(kind.titleKey(), null, CHINESE) + " " + subject;
        String mark = messages.getMessage(
                "documents.mark",
                new Object[] {actor.displayName(), actor.username(), unit.name(), ChinaTime.formatSeconds(now), title},
                CHINESE);
        try (WordFile file = WordFile.open(template)) {
            new TemplateFilling(new TemplateNames(kind), fields, content.tables, content.masked).fill(file);
            new ExportMark(file, mark).put();
            properties(file.file().getPackageProperties(), title, actor, now);
            return file.save();
        } catch (InvalidFormatException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Whoever wrote the template is not the document's author. */
    private static void properties(PackageProperties properties, String title, Actor actor, Instant now) {
        properties.setTitleProperty(title);
        properties.setCreatorProperty(actor.displayName());
        properties.setLastModifiedByProperty(actor.displayName());
        properties.setCreatedProperty(Optional.of(Date.from(now)));
        properties.setModifiedProperty(Optional.of(Date.from(now)));
    }

    /** For example 受案回执 A110105….docx. */
    public String fileName(DocumentKind kind, String subject) {
        String name = (messages.getMessage(kind.titleKey(), null, CHINESE) + " " + subject)
                .replaceAll("[^\\p{L}\\p{N}._ -]", "_");
        return name.substring(0, Math.min(name.length(), NAME_AT_MOST)) + ".docx";
    }
}
