// Writes the seeds of fuzz_pdf_signatures anew: one small document at each level, and one that two have signed. Their
// keys are thrown away, so each run writes other octets; no test.
#include <support/fonts.h>
#include <support/proof_world.h>

using namespace xindang;
using document::Level;

BOOST_AUTO_TEST_SUITE(make_pdf_seeds)

BOOST_AUTO_TEST_CASE(seeds)
{
    test::ProofWorld const world(test::must(Instant::parse("2026-01-05T09:00:00+08:00")));
    auto drawing = test::sample_drawing({test::line("fangsong", "禁业", 80000, 100000)});
    drawing.signature = pdf::SignatureField{};
    drawing.signature->element = test::SAMPLE_FORM;
    drawing.signature->reserve = 6000;
    auto const file =
        document::sign(pdf::write_document(drawing, test::fonts(), test::colour_profile()), world.signer(world.office));
    std::filesystem::path const folder = XD_SOURCE_DIR "/tests/fuzz/corpus/pdf_signatures";
    auto const save = [&](std::string const& name, Bytes const& octets) {
        write_file_atomically(folder / name, octets, Durable::No);
    };
    save("b.pdf", file);
    save("t.pdf", test::must(world.extended(file, Level::T)));
    save("lt.pdf", test::must(world.extended(file, Level::LT)));
    auto const archived = test::must(world.extended(file, Level::LTA));
    save("lta.pdf", archived);
    save("two.pdf", test::must(document::countersigned(archived, world.signer(world.approver), world.clock.now())));
}

BOOST_AUTO_TEST_SUITE_END()
