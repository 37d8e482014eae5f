set(HEADERS
    conformance.h
    conformance_report.h
    check_mark.h draw.h font_metrics.h fonts.h gongwen.h layout.h layout_tree.h press.h printed_facts.h qr_code.h seal.h sign.h structure.h verify.h)
set(SOURCES
    conformance.cpp
    conformance_body.cpp
    conformance_head.cpp
    conformance_imprint.cpp
    conformance_lines.cpp
    conformance_measures.h
    conformance_pages.cpp
    conformance_report.cpp
    conformance_signature.cpp
    finished_page.cpp
    finished_page.h
    page_elements.cpp
    page_elements.h
    check_mark.cpp compose.cpp compose.h draw.cpp flow.cpp flow.h fonts.cpp gongwen.cpp layout.cpp layout_tree.cpp page_furniture.cpp
    page_grid.h press.cpp printed_facts.cpp qr_code.cpp seal.cpp section_flow.cpp section_flow.h section_head.cpp sign.cpp
    signature_flow.cpp structure.cpp tags.cpp tags.h table_flow.cpp title_shape.cpp title_shape.h typesetter.cpp typesetter.h verify.cpp)
