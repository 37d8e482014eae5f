set(HEADERS personal_data.h redaction.h notice.h notice_page.h feed.h site.h)
set(SOURCES folded_text.h folded_text.cpp personal_data.cpp redaction_policy.cpp redaction.cpp notice.cpp notice_page.cpp
    feed.cpp site.cpp)
