// SPDX-License-Identifier: Apache-2.0
#include "app/cli/reportverb.h"

#include "core/report/render.h"

namespace mesewright {

namespace {

class ReportVerb final : public PlainVerb
{
public:
    void options(OptionVisitor& v) override
    {
        v.option(&m_out, Option("out", "FILE", "the report as one self-contained HTML page")
                             .defaultsTo("report.html of the workspace, if nothing else is asked "
                                         "for"));
        v.option(&m_markdown, Option("md", "FILE", "the report as Markdown"));
        v.option(&m_csv, Option("csv", "DIR", "the tables as CSV files"));
    }

    Result<int> run(Context& context) override
    {
        report::ReportFiles files{m_out, m_markdown, m_csv};
        if (m_out.empty() && m_markdown.empty() && m_csv.empty())
            files.html = context.pathOr("", "report.html");
        MESEWRIGHT_TRY(const std::vector<std::filesystem::path> written,
                       report::writeReport(context.general.workspace, files));
        Json paths = Json::array();
        for (const std::filesystem::path& path : written) {
            context.print("report: " + path.string() + "\n");
            paths.push_back(path.string());
        }
        context.result(Json{{"files", std::move(paths)}});
        return 0;
    }

private:
    std::string m_out;
    std::string m_markdown;
    std::string m_csv;
};

} // namespace

void addReportVerb(std::vector<VerbEntry>& table)
{
    table.push_back(verbEntry<ReportVerb>(
        "report", "the evidence of all gates as one file, from the workspace's files alone",
        "Nothing is run again, and the same files give the same bytes. What is missing is said in "
        "the report; a file that cannot be read is an error. The page holds its styles and charts, "
        "needs no script and no network, and prints well: a browser makes a PDF of it."));
}

} // namespace mesewright
