package io.github.camelinvokeai.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.camelinvokeai.client.error.Finding;
import io.github.camelinvokeai.client.text.OneLine;
import io.github.camelinvokeai.client.text.TextTable;
import io.github.camelinvokeai.client.workflow.CheckReport;

/** The findings of a check for people, each in one line for {@code grep}. */
final class CheckTable {

    private static final List<String> HEAD = List.of("FINDING", "WHERE", "WHAT");

    private final CheckReport report;

    CheckTable(CheckReport report) {
        this.report = report;
    }

    List<String> lines() {
        if (report.ok()) {
            return List.of(OneLine.of(report.toString()));
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        report.findings().forEach(finding -> rows.add(row(finding)));
        return new TextTable(rows).lines();
    }

    private static List<String> row(Finding finding) {
        String what = finding.remedy().isEmpty() ? finding.message() : finding.message() + "; " + finding.remedy();
        return List.of(kind(finding), OneLine.of(finding.place().toString()), OneLine.of(what));
    }

    /** As JSON has it, too. */
    static String kind(Finding finding) {
        return finding.kind().name().toLowerCase(Locale.ROOT);
    }
}
