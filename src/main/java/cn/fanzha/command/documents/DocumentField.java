package cn.fanzha.command.documents;

import cn.fanzha.command.shared.Masks;

/**
 * A value that a template may hold, written <code>{{name}}</code> or <code>{{chinese}}</code>; both mean the same. A name
 * stays what it is, for units' templates hold it.
 *
 * @param labelKey message key of what it means
 * @param example what a preview shows
 * @param mask how it is shown unless the maker gives a reason to have personal data in full
 */
public record DocumentField(String name, String chinese, String labelKey, String example, Mask mask) {

    /** The kinds of personal data, each with its mask (Personal Information Protection Law arts 6 and 51). */
    public enum Mask {
        NONE,
        NAME,
        ID_NUMBER,
        PHONE,
        ACCOUNT;

        /** The value as it may be shown to everybody who may open its file. */
        public String over(String value) {
            return switch (this) {
                case NONE -> value;
                case NAME -> Masks.name(value);
                case ID_NUMBER -> Masks.idNumber(value);
                case PHONE -> Masks.phone(value);
                case ACCOUNT -> Masks.card(value);
            };
        }
    }

    /** A value that is nobody's personal data. */
    public static DocumentField plain(String name, String chinese, String labelKey, String example) {
        return new DocumentField(name, chinese, labelKey, example, Mask.NONE);
    }

    /** A value of a person, masked unless there is a reason. */
    public static DocumentField personal(String name, String chinese, String labelKey, String example, Mask mask) {
        return new DocumentField(name, chinese, labelKey, example, mask);
    }
}
