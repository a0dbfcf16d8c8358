package cn.fanzha.command.shared;

/** An administrative division 行政区划, 6 digits (GB/T 2260). Only the form is checked: divisions come and go. */
public record RegionCode(String value) {

    public RegionCode {
        value = Text.digits(value, 6, "value.region-code.digits");
    }

    public static RegionCode of(String text) {
        return new RegionCode(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
