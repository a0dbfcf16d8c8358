package cn.fanzha.command.tasks.web;

import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.tasks.domain.TaskFiles.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * What was typed into one of the forms of a task, kept when it is refused; files must be chosen again.
 *
 * @param edition of the task when the form was opened
 * @param text reason, remark or feedback
 * @param person account of the colleague that it is handed to
 * @param due the new due time
 */
record TaskActForm(
        @Nullable Integer edition,
        @Nullable String text,
        @Nullable String person,
        @Nullable String due,
        @Nullable List<MultipartFile> files) {

    static final TaskActForm EMPTY = new TaskActForm(null, null, null, null, null);

    String said() {
        return text == null ? "" : text;
    }

    UUID colleague() {
        try {
            return UUID.fromString(person == null ? "" : person);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("tasks.person.missing");
        }
    }

    @Nullable
    Instant newDue() {
        return due == null || due.isBlank() ? null : ChinaTime.parse(due);
    }

    Instant mustBeDue() {
        Instant at = newDue();
        if (at == null) {
            throw new InvalidValueException("tasks.due.missing");
        }
        return at;
    }

    /** The files that were chosen; one that is too long is not read into memory. */
    List<Upload> uploads(int longest) {
        List<Upload> uploads = new ArrayList<>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            String name = file.getOriginalFilename();
            if (name != null && !name.isBlank()) {
                if (file.getSize() > longest) {
                    throw new InvalidValueException("tasks.files.long", longest >> 20);
                }
                try {
                    uploads.add(new Upload(name, file.getBytes()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return uploads;
    }

    /** Without anything typed. */
    @Override
    public String toString() {
        return "TaskActForm";
    }
}
