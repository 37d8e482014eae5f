#pragma once

#include <support/office.h>

#include <grading/scheme.h>
#include <http/server.h>
#include <usecase/grading/load_schemes.h>
#include <usecase/office/sessions.h>

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/StreamCopier.h>
#include <Poco/URI.h>

#include <map>
#include <mutex>

namespace xindang::test {

/// Keeps every line, so that a test can say what must not stand in a log.
class MemoryLog final : public Log {
public:
    void write(LogLevel, std::string_view message) override
    {
        std::lock_guard const guard{m_mutex};
        m_text += std::string(message) + "\n";
    }
    std::string text() const
    {
        std::lock_guard const guard{m_mutex};
        return m_text;
    }

private:
    mutable std::mutex m_mutex;
    std::string m_text;
};

struct Answer {
    int status;
    std::string type; ///< without parameters
    std::map<std::string, std::string> headers;
    std::string body;
    std::string header(std::string const& name) const
    {
        auto const found = headers.find(name);
        return found == headers.end() ? std::string() : found->second;
    }
};

struct Ask {
    std::string method;
    std::string path;
    std::string body = {};
    std::string token = {};
    std::map<std::string, std::string> headers = {};
};

/// The real server on a free port of this machine, over an office of its own.
struct ServedOffice : Office {
    MemoryLog log;
    std::vector<grading::Scheme> schemes = must(usecase::load_schemes(home));
    usecase::ListPress lists{archive, objects, law, data, master_key, home / "xsd", clock, random};
    usecase::KeptBanList bans{objects};
    usecase::SupervisionBooks supervision = must(usecase::SupervisionBooks::load(home, law.statutes()));
    std::unique_ptr<usecase::OfficeDesk> screening =
        must(usecase::OfficeDesk::open(home, data.root(), archive, objects, master_key, random));
    http::Services services{archive, objects, accounts, law, settings, data, clock, random, log, clauses, notices,
        schemes, lists, supervision, provers->provers(), *screening, bans, home};
    usecase::Settings::Service listening{"127.0.0.1", 0, 4, settings.service.largest_request, 60, std::nullopt};
    http::Server server{listening, services};

    ServedOffice() { server.start(); }

    Answer ask(Ask const& question)
    {
        Poco::Net::HTTPClientSession session{"127.0.0.1", server.port()};
        session.setTimeout(Poco::Timespan{20, 0});
        Poco::Net::HTTPRequest request{question.method, question.path, Poco::Net::HTTPMessage::HTTP_1_1};
        if (!question.token.empty()) request.set("Authorization", "Bearer " + question.token);
        for (auto const& [name, value] : question.headers)
            request.set(name, value);
        if (question.method != "GET" && question.method != "HEAD")
            request.setContentLength64(static_cast<Poco::Int64>(question.body.size()));
        session.sendRequest(request) << question.body;
        Poco::Net::HTTPResponse response;
        auto& stream = session.receiveResponse(response);
        Answer answer{response.getStatus(), response.getContentType(), {}, {}};
        answer.type = answer.type.substr(0, answer.type.find(';'));
        for (auto const& [name, value] : response)
            answer.headers[name] = value;
        Poco::StreamCopier::copyToString(stream, answer.body);
        return answer;
    }

    /// A user with one duty and a token for it, named after the duty.
    std::string token_of(usecase::Duty duty)
    {
        auto const login = std::string(usecase::word_of(duty));
        if (!accounts.find(login)) must(usecase::add_user(operator_, {login, "测试", {duty}, {}}, services.users()));
        return must(usecase::issue_token(operator_, {login, "test", 1}, services.users())).token;
    }
};

inline std::string encoded(std::string const& text)
{
    std::string result;
    Poco::URI::encode(text, "/?#", result);
    return result;
}

} // namespace xindang::test
