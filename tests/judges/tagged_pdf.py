#!/usr/bin/env python3
"""A second opinion on our PDF files: the rules of PDF/UA-1 (ISO 14289-1) and of level A of PDF/A-2 and -3 that a generator
can break, judged from what qpdf reads and by no code of the product.

    tagged_pdf.py FILE           prints what is wrong, a line each; exit 1 when anything is
    tagged_pdf.py --text FILE    prints type and text of every element with content, in reading order
    tagged_pdf.py --gongwen FILE checks that the texts of the embedded gongwen.xml are the texts of the elements, exactly

Not judged here: colours, and XMP beyond what the two standards add.
"""
import base64, json, re, subprocess, sys
import xml.etree.ElementTree as ElementTree

STANDARD_TYPES = set('Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 '
                     'L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot '
                     'Ruby Warichu Figure Formula Form'.split())
CHILDREN = {  # ISO 32000-1 14.8.4.3: what may stand in what
    'Table': {'Caption', 'THead', 'TBody', 'TFoot', 'TR'}, 'THead': {'TR'}, 'TBody': {'TR'}, 'TFoot': {'TR'},
    'TR': {'TH', 'TD'}, 'L': {'Caption', 'LI', 'L'}, 'LI': {'Lbl', 'LBody'}}
PARENTS = {'THead': {'Table'}, 'TBody': {'Table'}, 'TFoot': {'Table'}, 'TR': {'Table', 'THead', 'TBody', 'TFoot'},
           'TH': {'TR'}, 'TD': {'TR'}, 'LI': {'L'}, 'Lbl': {'LI'}, 'LBody': {'LI'}}
PAINTING = set('f F f* B B* b b* S s Tj TJ \' " Do sh EI'.split())
PREDEFINED = {'http://www.aiim.org/pdfa/ns/id/', 'http://purl.org/dc/elements/1.1/', 'http://ns.adobe.com/xap/1.0/',
              'http://ns.adobe.com/pdf/1.3/', 'http://www.aiim.org/pdfa/ns/extension/',
              'http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'adobe:ns:meta/'}
TOKEN = re.compile(rb'<<|>>|[\[\]]|/[^\s<>\[\]()/%{}]*|<[0-9A-Fa-f\s]*>|[^\s<>\[\]()/%{}]+')


class File:
    def __init__(self, path):
        words = subprocess.run(['qpdf', '--json=2', '--json-stream-data=inline', '--decode-level=generalized', path],
                               capture_output=True, check=True).stdout
        self.objects = json.loads(words)['qpdf'][1]
        self.trailer = self.objects['trailer']['value']
        self.root = self.get(self.trailer['/Root'])

    def get(self, thing):
        if isinstance(thing, str) and re.fullmatch(r'\d+ \d+ R', thing):
            held = self.objects['obj:' + thing]
            return self.get(held['value']) if 'value' in held else held['stream']['dict']
        return thing

    def stream(self, reference):
        return base64.b64decode(self.objects['obj:' + reference]['stream']['data'])

    def pages(self):
        kids = self.get(self.root['/Pages'])['/Kids']
        return [(kid, self.get(kid)) for kid in kids]


def text_of(string):
    return string[2:] if string.startswith('u:') else bytes.fromhex(string[2:]).decode('latin-1')


def unicode_map(data):
    """Code to text of a ToUnicode stream of bfchar entries."""
    found = {}
    for block in re.findall(rb'beginbfchar(.*?)endbfchar', data, re.S):
        for code, text in re.findall(rb'<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>', block):
            found[int(code, 16)] = bytes.fromhex(text.decode()).decode('utf-16-be')
    return found


def cff_index(data, at):
    """The items of an INDEX (Adobe 5176, 5) and where it ends."""
    count = int.from_bytes(data[at:at + 2], 'big')
    if count == 0:
        return [], at + 2
    size = data[at + 2]
    offsets = [int.from_bytes(data[at + 3 + i * size:at + 3 + (i + 1) * size], 'big') for i in range(count + 1)]
    base = at + 2 + (count + 1) * size
    return [data[base + begin:base + end] for begin, end in zip(offsets, offsets[1:])], base + offsets[-1]


def cff_operators(data):
    """Operands and operator of a dictionary or, up to its first operator, of a charstring."""
    operands, at = [], 0
    while at < len(data):
        first, at = data[at], at + 1
        if first == 28:
            operands.append(int.from_bytes(data[at:at + 2], 'big', signed=True))
            at += 2
        elif first == 29:
            operands.append(int.from_bytes(data[at:at + 4], 'big', signed=True))
            at += 4
        elif first >= 251:
            operands.append(-(first - 251) * 256 - data[at] - 108)
            at += 1
        elif first >= 247:
            operands.append((first - 247) * 256 + data[at] + 108)
            at += 1
        elif first >= 32:
            operands.append(first - 139)
        else:
            at += first == 12
            yield (first if first != 12 else 1200 + data[at - 1]), operands
            operands = []


def cff_widths(data):
    """CID to width of a CID-keyed CFF font whose CIDs are its glyph numbers and whose em is 1000."""
    _, at = cff_index(data, data[2])
    tops, at = cff_index(data, at)
    top = dict(cff_operators(tops[0]))
    charset = top[15][0]
    if data[charset:charset + 3] != b'\2\0\1':
        raise ValueError('another charset than one range')
    private_size, private_at = dict(cff_operators(cff_index(data, top[1236][0])[0][0]))[18]
    private = dict(cff_operators(data[private_at:private_at + private_size]))
    usual, nominal = private.get(20, [0])[0], private.get(21, [0])[0]
    arguments = {21: 2, 22: 1, 4: 1, 14: 0}
    widths = {}
    for number, charstring in enumerate(cff_index(data, top[17][0])[0]):
        operator, operands = next(cff_operators(charstring))
        widths[number] = nominal + operands[0] if len(operands) > arguments[operator] else usual
    return widths


class Judge:
    def __init__(self, path):
        self.file = File(path)
        self.faults = []
        self.content = {}  # (page reference, MCID) -> text
        self.texts = []    # (type, text) in reading order

    def say(self, fault):
        self.faults.append(fault)

    def require(self, condition, fault):
        if not condition:
            self.say(fault)

    def run(self):
        self.catalogue()
        self.metadata()
        for number, (reference, page) in enumerate(self.file.pages()):
            self.page(number, reference, page)
        self.structure()
        self.annotations()
        self.attachments()
        return self.faults

    # ---- ISO 14289-1 7.1, 7.2, 7.21 -----------------------------------------------------------------------------------
    def catalogue(self):
        root = self.file.root
        mark = self.file.get(root.get('/MarkInfo', {}))
        self.require(mark.get('/Marked') is True, 'MarkInfo: not marked')
        self.require(mark.get('/Suspects') is not True, 'MarkInfo: suspects')
        self.require(text_of(root.get('/Lang', 'u:')) == 'zh-CN', 'catalogue: no language zh-CN')
        preferences = self.file.get(root.get('/ViewerPreferences', {}))
        self.require(preferences.get('/DisplayDocTitle') is True, 'catalogue: title not displayed')
        self.require('/StructTreeRoot' in root, 'catalogue: no structure tree')

    def metadata(self):
        reference = self.file.root['/Metadata']
        self.require('/Filter' not in self.file.get(reference), 'metadata: filtered')
        packet = self.file.stream(reference)
        tree = ElementTree.fromstring(packet[packet.index(b'<x:xmpmeta'):packet.rindex(b'<?xpacket')])
        values = {element.tag: element for element in tree.iter()}
        value = lambda tag: (values[tag].text or '') if tag in values else None
        has_files = '/AF' in self.file.root
        self.require(value('{http://www.aiim.org/pdfa/ns/id/}part') == ('3' if has_files else '2'), 'XMP: wrong PDF/A part')
        self.require(value('{http://www.aiim.org/pdfa/ns/id/}conformance') == 'A', 'XMP: not level A')
        self.require(value('{http://www.aiim.org/pdfua/ns/id/}part') == '1', 'XMP: no pdfuaid:part')
        title = values.get('{http://purl.org/dc/elements/1.1/}title')
        self.require(title is not None and ''.join(title.itertext()).strip(), 'XMP: no title')
        declared, schema = set(), '{http://www.aiim.org/pdfa/ns/schema#}'
        for item in tree.iter('{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li'):
            space = item.find(schema + 'namespaceURI')
            if space is None:
                continue
            for name in item.iter('{http://www.aiim.org/pdfa/ns/property#}name'):
                declared.add('{%s}%s' % (space.text, name.text))
        description = tree.find('.//{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description')
        for child in description:
            space = child.tag[1:].partition('}')[0]
            self.require(space in PREDEFINED or child.tag in declared, 'XMP: undeclared property ' + child.tag)

    # ---- content: everything tagged or an artifact, neither within the other --------------------------------------------
    def page(self, number, reference, page):
        where = 'page %d' % (number + 1)
        self.require(page.get('/StructParents') is not None, where + ': no StructParents')
        self.require('/Annots' not in page or page.get('/Tabs') == '/S', where + ': tab order is not that of structure')
        resources = self.file.get(page['/Resources'])
        fonts = {}
        for name, font in self.file.get(resources.get('/Font', {})).items():
            fonts[name[1:].encode()] = self.font(where, self.file.get(font))
        self.operators(where, reference, self.file.stream(page['/Contents']), fonts)

    def font(self, where, font):
        self.require(font['/Subtype'] == '/Type0' and font['/Encoding'] == '/Identity-H', where + ': a font of another kind')
        descendant = self.file.get(self.file.get(font['/DescendantFonts'])[0])
        descriptor = self.file.get(descendant['/FontDescriptor'])
        self.require('/FontFile3' in descriptor, where + ': a font is not embedded')
        self.widths(where, descendant, cff_widths(self.file.stream(descriptor['/FontFile3'])))
        texts = unicode_map(self.file.stream(font['/ToUnicode']))
        for code, text in texts.items():
            self.require(code != 0, where + ': .notdef has a text')
            self.require(text and not set(text) & set('\0\ufeff\ufffe'), where + ': code %d has no text' % code)
        return texts

    def widths(self, where, descendant, program):
        said, entries = {}, list(self.file.get(descendant.get('/W', [])))
        while entries:
            first, widths = entries.pop(0), entries.pop(0)
            said.update({first + i: width for i, width in enumerate(widths)})
        for code, width in program.items():
            self.require(abs(said.get(code, descendant.get('/DW', 1000)) - width) <= 1,
                         where + ': width of code %d differs from the font program' % code)

    def operators(self, where, reference, data, fonts):
        operands, marks, font, replaced = [], [], {}, None
        for token in TOKEN.findall(data):
            if not re.fullmatch(rb"[A-Za-z'\"*]+[0-9]?", token) or token in (b'true', b'false', b'null'):
                operands.append(token)
                continue
            name = token.decode()
            if name in ('BDC', 'BMC'):
                kind = operands[0][1:].decode()
                number = int(operands[operands.index(b'/MCID') + 1]) if b'/MCID' in operands else None
                if b'/ActualText' in operands:
                    replaced = bytes.fromhex(operands[operands.index(b'/ActualText') + 1][1:-1].decode()).decode('utf-16')
                    self.require(kind == 'Span' and marks, where + ': ActualText outside content')
                else:
                    self.require(not marks, where + ': content within content or an artifact')
                    self.require(kind == 'Artifact' or number is not None, where + ': content of no element')
                if number is not None:
                    self.require((reference, number) not in self.content, where + ': MCID %d twice' % number)
                    self.content[reference, number] = ''
                marks.append((kind, number))
            elif name == 'EMC':
                self.require(marks, where + ': EMC without BDC')
                if marks and marks.pop()[0] == 'Span' and replaced is not None:
                    self.add_text(reference, marks, replaced)
                    replaced = None
            elif name == 'Tf':
                font = fonts[operands[0][1:]]
            elif name in PAINTING:
                self.require(marks, where + ': %s is neither tagged nor an artifact' % name)
                for piece in operands if name in ('TJ', 'Tj') else ():
                    if not piece.startswith(b'<'):
                        continue
                    codes = bytes.fromhex(piece[1:-1].decode())
                    for at in range(0, len(codes), 2):
                        code = codes[at] << 8 | codes[at + 1]
                        self.require(code != 0, where + ': .notdef is printed')
                        self.require(code in font, where + ': code %d has no text' % code)
                        if replaced is None:
                            self.add_text(reference, marks, font.get(code, ''))
            operands = []
        self.require(not marks, where + ': content does not end')

    def add_text(self, reference, marks, text):
        if marks and marks[0][1] is not None:
            self.content[reference, marks[0][1]] += text

    # ---- ISO 14289-1 7.2 … 7.7: the tree ---------------------------------------------------------------------------------
    def structure(self):
        root = self.file.get(self.file.root['/StructTreeRoot'])
        self.roles = {key[1:]: value[1:] for key, value in self.file.get(root.get('/RoleMap', {})).items()}
        self.unclaimed = set(self.content)
        self.parents, self.objects, self.level = {}, {}, 0
        self.headers, self.referred = {}, []  # ISO 32000-1 14.8.5.7: TD name the TH they belong to
        kids = self.file.get(root['/K'])
        for kid in kids if isinstance(kids, list) else [kids]:
            self.element(kid, self.file.root['/StructTreeRoot'], None)
        names = self.file.get(root.get('/IDTree', {})).get('/Names', [])
        listed = dict(zip(names[::2], names[1::2]))
        self.require(names[::2] == sorted(names[::2]), 'identifiers: out of order')
        for where, name in self.referred:
            self.require(self.headers.get(name) is not None, '%s: its header %s is no TH' % (where, name))
            self.require(listed.get(name) == self.headers.get(name), '%s: %s is not in the tree of identifiers' % (where, name))
        for page, mark in sorted(self.unclaimed):
            self.say('content %d of %s belongs to no element' % (mark, page))
        numbers = self.file.get(self.file.get(root['/ParentTree'])['/Nums'])
        tree = dict(zip(numbers[::2], numbers[1::2]))
        self.require(list(tree) == sorted(tree) and all(key < root['/ParentTreeNextKey'] for key in tree),
                     'parent tree: keys out of order')
        for reference, page in self.file.pages():
            listed = self.file.get(tree.get(page['/StructParents'], []))
            marks = sorted(mark for owner, mark in self.content if owner == reference)
            self.require(marks == list(range(len(listed))), 'parent tree: other marks than %s has' % reference)
            for mark, element in enumerate(listed):
                self.require(self.parents.get((reference, mark)) == element, 'parent tree: mark %d of %s' % (mark, reference))
        self.parent_tree = tree

    def element(self, reference, parent, parent_type):
        element = self.file.get(reference)
        kind = element['/S'][1:]
        kind = self.roles.get(kind, kind)
        where = '%s %s' % (kind, reference)
        self.require(kind in STANDARD_TYPES, where + ': no standard type')
        self.require(element.get('/P') == parent, where + ': /P is not its parent')
        self.require(parent_type not in CHILDREN or kind in CHILDREN[parent_type], where + ': must not stand in ' + str(parent_type))
        self.require(kind not in PARENTS or parent_type in PARENTS[kind], where + ': stands in ' + str(parent_type))
        if re.fullmatch('H[1-6]', kind):
            level = int(kind[1])
            self.require(level <= self.level + 1, where + ': skips a level')
            self.level = level
        if kind in ('Figure', 'Formula', 'Form'):
            self.require(text_of(element.get('/Alt', 'u:')), where + ': no alternative text')
        attributes = self.file.get(element.get('/A', {}))
        if kind == 'TH':
            self.require(attributes.get('/Scope') in ('/Row', '/Column', '/Both'), where + ': no scope')
            self.headers[element.get('/ID')] = reference
        if kind == 'TD':
            self.referred += [(where, name) for name in attributes.get('/Headers', [])]
        if kind == 'Figure':
            self.require(len(attributes.get('/BBox', [])) == 4, where + ': no bounding box')
        text, children, page = '', [], element.get('/Pg')
        kids = self.file.get(element.get('/K', []))
        for kid in kids if isinstance(kids, list) else [kids]:
            held = self.file.get(kid)
            if isinstance(held, int) or held.get('/Type') == '/MCR':
                mark = (page, held) if isinstance(held, int) else (held.get('/Pg', page), held['/MCID'])
                self.require(mark in self.unclaimed, where + ': claims content %s that is not there or not free' % (mark,))
                self.unclaimed.discard(mark)
                self.parents[mark] = reference
                text += self.content.get(mark, '')
            elif held.get('/Type') == '/OBJR':
                self.objects[held['/Obj']] = (reference, kind)
            else:
                children.append(kid)
        if text or kind in ('Figure', 'Form'):
            self.texts.append((kind, text or text_of(element.get('/Alt', 'u:'))))
        for child in children:
            self.element(child, reference, kind)
        if kind == 'Table':
            self.table(where, children)

    def table(self, where, children):
        """ISO 14289-1 7.5: every row covers the same columns."""
        rows = []
        for child in children:
            held = self.file.get(child)
            rows += [held] if held['/S'] == '/TR' else [self.file.get(row) for row in held.get('/K', [])]
        widths = set()
        for row in rows:
            cells = [self.file.get(cell) for cell in row.get('/K', [])]
            widths.add(sum(self.file.get(cell.get('/A', {})).get('/ColSpan', 1) for cell in cells))
        self.require(len(widths) == 1, where + ': rows of %s columns' % sorted(widths))

    # 7.18.1 spares what lies outside the page, 6.3.3 what has no size; a signature that was added later is both.
    def out_of_sight(self, page, annotation):
        left, bottom, right, top = self.file.get(annotation['/Rect'])
        page_left, page_bottom, page_right, page_top = self.file.get(page.get('/CropBox', page['/MediaBox']))
        outside = right < page_left or top < page_bottom or left > page_right or bottom > page_top
        return outside and left == right and bottom == top

    # ---- ISO 14289-1 7.18, ISO 19005-3 6.3 ---------------------------------------------------------------------------------
    def annotations(self):
        for number, (_, page) in enumerate(self.file.pages()):
            for reference in self.file.get(page.get('/Annots', [])):
                where = 'annotation %s' % reference
                annotation = self.file.get(reference)
                if self.out_of_sight(page, annotation):
                    self.require(annotation['/F'] & 4 and not annotation['/F'] & (1 | 2 | 32), where + ': hidden or not printed')
                    continue
                owner, kind = self.objects.get(reference, (None, None))
                self.require(kind == ('Form' if annotation['/Subtype'] == '/Widget' else 'Annot'), where + ': not in the tree')
                self.require(self.parent_tree.get(annotation.get('/StructParent')) == owner, where + ': wrong StructParent')
                self.require(text_of(annotation.get('/TU', 'u:')), where + ': no /TU')
                self.require(annotation['/F'] & 4 and not annotation['/F'] & (1 | 2 | 32), where + ': hidden or not printed')
                self.require('/N' in self.file.get(annotation.get('/AP', {})), where + ': no appearance')

    # ---- ISO 19005-3 6.8 ------------------------------------------------------------------------------------------------
    def attachments(self):
        for reference in self.file.get(self.file.root.get('/AF', [])):
            specification = self.file.get(reference)
            for key in ('/F', '/UF', '/AFRelationship', '/EF', '/Desc'):
                self.require(key in specification, 'attachment %s: no %s' % (reference, key))
            embedded = self.file.get(self.file.get(specification['/EF'])['/UF'])
            self.require(embedded.get('/Subtype', '/')[1:], 'attachment %s: no media type' % reference)

    def attachment(self, name):
        for reference in self.file.get(self.file.root.get('/AF', [])):
            specification = self.file.get(reference)
            if text_of(specification['/UF']) == name:
                return self.file.stream(self.file.get(specification['/EF'])['/UF'])
        return None


def gongwen_texts(xml):
    """The texts that must come back, with where they stand."""
    name = '{urn:xindang:gongwen:1}'
    for element in ElementTree.fromstring(xml).iter():
        if element.tag in {name + tag for tag in ('organ-mark', 'number', 'title', 'addressee', 'p', 'heading', 'organ', 'date',
                                                  'attachment', 'remark', 'printed-by')}:
            text = ''.join(element.itertext())
            yield element.tag[len(name):], re.sub(r'[ \t\r\n]*\n[ \t\r\n]*', '\n', text).strip()


def compare_with_gongwen(judge):
    """Line ends of the XML part Western words only; typed spaces are text."""
    western = '[\u0021-\u024f]'
    texts = [text for _, text in judge.texts]
    for tag, meant in gongwen_texts(judge.attachment('gongwen.xml')):
        meant = re.sub('(%s)\n(?=%s)' % (western, western), r'\1 ', meant).replace('\n', '')
        meant = re.sub('[ \t]+', ' ', meant)
        if not meant:
            continue
        if tag in ('attachment', 'remark'):  # stand within a text of ours: 附件：1.…, （…）
            found = any(meant in text for text in texts)
        else:
            found = meant in texts
        judge.require(found, '%s: "%s" is not the text of an element' % (tag, meant))


def main(arguments):
    judge = Judge(arguments[-1])
    judge.run()
    if '--text' in arguments:
        for kind, text in judge.texts:
            print(kind, text)
    if '--gongwen' in arguments:
        compare_with_gongwen(judge)
    for fault in judge.faults:
        print(fault, file=sys.stderr)
    return 1 if judge.faults else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
