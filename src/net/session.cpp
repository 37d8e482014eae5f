#include <net/session.h>

#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/Timespan.h>

namespace xindang::net {

std::unique_ptr<Poco::Net::HTTPClientSession> session_for(
    Poco::URI const& uri, TlsFiles const& tls, int connect_seconds, int silence_seconds)
{
    std::unique_ptr<Poco::Net::HTTPClientSession> session;
    if (uri.getScheme() == "https") {
        Poco::Net::Context::Ptr context =
            new Poco::Net::Context(Poco::Net::Context::TLS_CLIENT_USE, tls.key.string(), tls.certificate.string(),
                tls.authorities.string(), Poco::Net::Context::VERIFY_STRICT, 9, tls.authorities.empty());
        context->requireMinimumProtocol(Poco::Net::Context::PROTO_TLSV1_2);
        session = std::make_unique<Poco::Net::HTTPSClientSession>(uri.getHost(), uri.getPort(), context);
    } else {
        session = std::make_unique<Poco::Net::HTTPClientSession>(uri.getHost(), uri.getPort());
    }
    Poco::Timespan const silence(silence_seconds, 0);
    session->setTimeout(Poco::Timespan(connect_seconds, 0), silence, silence);
    return session;
}

std::string last_part(Poco::URI const& uri)
{
    auto const path = uri.getPath();
    auto const slash = path.rfind('/');
    auto name = slash == std::string::npos ? path : path.substr(slash + 1);
    return name.empty() ? uri.getHost() : name;
}

} // namespace xindang::net
